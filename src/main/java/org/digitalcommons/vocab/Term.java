package org.digitalcommons.vocab;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** Terms of our own namespace that Java must name. */
public final class Term {

    /** The root of every IRI of ours; the server answers for it under its own address. */
    public static final String ROOT = "https://w3id.org/digital-commons";

    /** The namespace of terms. */
    public static final String NAMESPACE = ROOT + "/def#";

    /** Things: bodies, files, periods, publishers. */
    public static final String ID = ROOT + "/id/";

    /** Concepts of the code lists. */
    public static final String CONCEPT = ROOT + "/concept/";

    /** Named graphs. */
    public static final String GRAPH = ROOT + "/graph/";

    public static final Node Publication = term("Publication");
    public static final Node PeerReference = term("PeerReference");
    public static final Node Component = term("Component");
    public static final Node SourceFile = term("SourceFile");
    public static final Node SourceFormat = term("SourceFormat");
    public static final Node SourceRow = term("SourceRow");
    public static final Node RowFinding = term("RowFinding");
    public static final Node hasComponent = term("hasComponent");
    public static final Node hasTable = term("hasTable");
    public static final Node hasColumn = term("hasColumn");
    public static final Node required = term("required");
    public static final Node withheld = term("withheld");
    public static final Node readsOnly = term("readsOnly");
    public static final Node inTable = term("inTable");
    public static final Node inFile = term("inFile");
    public static final Node rowNumber = term("rowNumber");
    public static final Node takenBackWith = term("takenBackWith");
    public static final Node emptyRowsAbove = term("emptyRowsAbove");
    public static final Node lacksCells = term("lacksCells");
    public static final Node unreadableCell = term("unreadableCell");
    public static final Node formulaWithoutResult = term("formulaWithoutResult");
    public static final Node inCurrency = term("inCurrency");
    public static final Node currencyIn = term("currencyIn");
    public static final Node knownByValues = term("knownByValues");
    public static final Node isTimeless = term("isTimeless");
    public static final Node periodInRows = term("periodInRows");
    public static final Node periodOfDelivery = term("periodOfDelivery");
    public static final Node cellPattern = term("cellPattern");
    public static final Node yearsAhead = term("yearsAhead");
    public static final Node filledCells = term("filledCells");
    public static final Node cellText = term("cellText");
    public static final Node periodSaid = term("periodSaid");
    public static final Node periodInName = term("periodInName");
    public static final Node periodInHeading = term("periodInHeading");
    public static final Node publicationPeriod = term("publicationPeriod");
    public static final Node ordinal = term("ordinal");
    public static final Node about = term("about");
    public static final Node unit = term("unit");
    public static final Node subject = term("subject");
    public static final Node row = term("row");
    public static final Node reason = term("reason");
    public static final Node detail = term("detail");
    public static final Node leavesOutRow = term("leavesOutRow");
    public static final Node leftOutFor = term("leftOutFor");
    public static final Node hasFile = term("hasFile");
    public static final Node askedOnce = term("askedOnce");
    public static final Node statedAt = term("statedAt");
    public static final Node recursEvery = term("recursEvery");
    public static final Node rowsRead = term("rowsRead");
    public static final Node rowsUsed = term("rowsUsed");
    public static final Node rowsReported = term("rowsReported");
    public static final Node eachRowAlone = term("eachRowAlone");
    public static final Node inOneGraph = term("inOneGraph");
    public static final Node rowsAt = term("rowsAt");
    public static final Node holdsYaml = term("holdsYaml");
    public static final Node cellKind = term("cellKind");
    public static final Node neededInRow = term("neededInRow");
    public static final Node withheldCell = term("withheldCell");
    public static final Node identifies = term("identifies");
    public static final Node namesBody = term("namesBody");
    public static final Node knownAs = term("knownAs");
    public static final Node judges = term("judges");
    public static final Node conserved = term("conserved");
    public static final Node position = term("position");
    public static final Node calledInSource = term("calledInSource");
    public static final Node ColumnTotal = term("ColumnTotal");
    public static final Node hasTotal = term("hasTotal");
    public static final Node ofColumn = term("ofColumn");
    public static final Node totalRead = term("totalRead");
    public static final Node totalUsed = term("totalUsed");
    public static final Node totalReported = term("totalReported");
    public static final Node needsCapability = term("needsCapability");
    public static final Node body = term("body");
    public static final Node member = term("member");
    public static final Node inCluster = term("inCluster");
    public static final Node matchSubject = term("matchSubject");
    public static final Node matchedWith = term("matchedWith");
    public static final Node matchVerdict = term("matchVerdict");
    public static final Node Suggestion = term("Suggestion");
    public static final Node suggestedFor = term("suggestedFor");
    public static final Node suggests = term("suggests");
    public static final Node sharedCount = term("sharedCount");
    public static final Node similarity = term("similarity");
    public static final Node similarityThreshold = term("similarityThreshold");
    public static final Node mostSuggestions = term("mostSuggestions");

    public static final Node labelOf = term("labelOf");
    public static final Node upperEndOf = term("upperEndOf");
    public static final Node unitColumn = term("unitColumn");
    public static final Node absenceColumn = term("absenceColumn");
    public static final Node displayPriority = term("displayPriority");
    public static final Node shareOf = term("shareOf");
    public static final Node flagOf = term("flagOf");

    public static final Node namesHolder = term("namesHolder");
    public static final Node holderName = term("holderName");
    public static final Node disclosure = term("disclosure");
    public static final Node SeniorDisclosure = term("SeniorDisclosure");

    public static final Node Grant = term("Grant");
    public static final Node grantee = term("grantee");
    public static final Node speaksFor = term("speaksFor");
    public static final Node speaksOf = term("speaksOf");
    public static final Node AnyBody = term("AnyBody");
    public static final Node Replacement = term("Replacement");
    public static final Node replaces = term("replaces");
    public static final Node rowsUsedBefore = term("rowsUsedBefore");
    public static final Node confirmed = term("confirmed");
    public static final Node Erasure = term("Erasure");
    public static final Node gapCount = term("gapCount");
    public static final Node digestBefore = term("digestBefore");
    public static final Node digestAfter = term("digestAfter");
    public static final Node SpendLine = term("SpendLine");
    public static final Node amount = term("amount");
    public static final Node Hearsay = term("Hearsay");
    public static final Node Saying = term("Saying");
    public static final Node spokenForBy = term("spokenForBy");
    public static final Node outrankedIn = term("outrankedIn");
    public static final Node nameOnRecord = term("nameOnRecord");
    public static final Node saidOf = term("saidOf");
    public static final Node saidClass = term("saidClass");
    public static final Node saidCount = term("saidCount");

    private Term() {}

    private static Node term(String name) {
        return NodeFactory.createURI(NAMESPACE + name);
    }

    /** The reason for a row finding, by its code. */
    public static Node reason(String code) {
        return NodeFactory.createURI(CONCEPT + "row-reason/" + code);
    }
}
