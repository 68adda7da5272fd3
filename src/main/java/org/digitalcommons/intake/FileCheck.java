package org.digitalcommons.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.RowNote;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.publish.table.AnnotatedCopy.Remark;
import org.digitalcommons.publish.table.Extract;
import org.digitalcommons.validate.Verdict;

/** Reads files and judges them by the shapes, beside what is stored; nothing is stored. Safe for any thread. */
public final class FileCheck {

    private final Rooms rooms;
    private final Assessor assessor;

    FileCheck(Rooms rooms, Assessor assessor) {
        this.rooms = rooms;
        this.assessor = assessor;
    }

    /** The source formats that can be read, by name; {@code rdf} is linked data in any of its syntaxes. */
    public List<String> formats() {
        return assessor.formats();
    }

    /** Reads a delivery, whole in memory. */
    public Candidate read(Delivery delivery) throws Unreadable {
        return assessor.read(delivery);
    }

    /** Judges what was read by the shapes. */
    public Verdict judge(Candidate candidate) {
        return assessor.judge(candidate);
    }

    /** Reads a delivery and judges it, however long it is. Whoever asks closes what comes. */
    public Assessment assess(Submission submission, ProgressListener progress) throws Unreadable {
        return assessor.assess(submission, progress);
    }

    /** What is to be told of the rows of a candidate: those that were not used first, each with what to do about it. */
    public List<RowNote> rowNotes(Candidate candidate) {
        return RowNote.of(candidate.description(), rooms.graph("ontology"));
    }

    /**
     * The tables of a delivery with everything that was found in each row beside it: what its publisher puts right and
     * sends again.
     *
     * @param candidate what was read of it
     * @param verdict what the shapes say of that
     * @return the text of each copy, as CSV, by its name
     */
    public Map<String, String> annotated(Delivery delivery, Candidate candidate, Verdict verdict) throws Unreadable {
        var remarks = new TreeMap<String, List<Remark>>();
        for (var finding : verdict.findings()) {
            for (var row : finding.rows(candidate.graphs().values())) {
                add(
                        remarks,
                        row.toString(),
                        new Remark(
                                "%s %s: %s".formatted(finding.severity().word(), finding.code(), finding.message()),
                                finding.value()
                                        .filter(Node::isLiteral)
                                        .map(Node::getLiteralLexicalForm)
                                        .orElse("")));
            }
        }
        for (var note : rowNotes(candidate)) {
            add(
                    remarks,
                    note.address(),
                    new Remark(
                            "%s, %s. %s".formatted(note.leftOut() ? "not used" : "used", note.found(), note.advice()),
                            note.detail()));
        }
        return assessor.annotated(delivery, remarks).files();
    }

    private static void add(Map<String, List<Remark>> remarks, String row, Remark remark) {
        var some = remarks.computeIfAbsent(row, r -> new ArrayList<>());
        if (!some.contains(remark)) {
            some.add(remark);
        }
    }

    /** A compact, person-free copy of the files of a delivery. */
    public Extract extract(Delivery delivery) throws Unreadable {
        return assessor.extract(delivery);
    }
}
