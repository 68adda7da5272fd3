package org.digitalcommons.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.digitalcommons.Commons;
import org.digitalcommons.CommonsException;
import org.digitalcommons.care.BackupManifest;
import org.digitalcommons.care.Care;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.intake.ProgressListener;
import org.digitalcommons.rights.Rights;
import org.digitalcommons.store.DiskFolders;
import org.digitalcommons.vocab.Term;

/**
 * Kills a process in each phase of its work, again and again, and looks each time whether the store is sound and holds what
 * was acknowledged: exactly the last version that was, or the one that was on its way. It works in a folder of its own and
 * goes on there where an earlier drill stopped. For one thread.
 */
public final class CrashDrill {

    private final Path folder;
    private final Rooms rooms;
    private final List<String> program;
    private final Random random;
    private final Map<CrashPhase, CrashCount> counts = new EnumMap<>(CrashPhase.class);
    private final Map<CrashPhase, Long> lengths = new EnumMap<>(CrashPhase.class);

    /**
     * A drill in a folder.
     *
     * @param program how a {@link CrashWorker} is started; the phase and the first number follow
     */
    public CrashDrill(Path folder, Rooms rooms, List<String> program, long seed) {
        this.folder = folder;
        this.rooms = rooms;
        this.program = program;
        this.random = new Random(seed);
        for (var phase : CrashPhase.values()) {
            counts.put(phase, CrashCount.read(folder, phase));
        }
    }

    /**
     * Kills so many times, in each phase in turn.
     *
     * @param told is told of what was lost or is not sound, as it is found
     * @return what came of all kills in this folder, those of earlier drills included
     */
    public Map<CrashPhase, CrashCount> run(int kills, Consumer<String> told) throws IOException, InterruptedException {
        prepare();
        var phases = CrashPhase.values();
        for (int kill = 0; kill < kills; kill++) {
            var phase = phases[kill % phases.length];
            var count = CrashCount.read(folder, phase).plus(killed(phase, told));
            counts.put(phase, count);
            count.write(folder, phase);
        }
        return Map.copyOf(counts);
    }

    private void prepare() throws IOException {
        var store = CrashWorker.store(folder);
        Files.createDirectories(store);
        Rights.in(store).grants().add(CrashWorker.PUBLISHER, Set.of(Term.AnyBody), Set.of());
        try (var commons = Commons.open(store, rooms)) {
            commons.upkeep().derive(ProgressListener.NONE);
            var backup = folder.resolve(CrashWorker.BACKUP);
            if (!Files.exists(backup)) {
                new Care(commons).backup(backup);
            }
        }
    }

    /** What a store holds. */
    private record Inventory(long version, boolean isSound, String report) {}

    private Inventory holding(Path store) {
        try (var commons = Commons.open(store, rooms)) {
            var report = new Care(commons).check();
            var version = commons.contents().versions().stream()
                    .filter(v -> v.until().isEmpty())
                    .mapToLong(v -> v.number())
                    .max()
                    .orElse(0);
            return new Inventory(version, report.isSound(), report.text());
        } catch (CommonsException damage) {
            return new Inventory(0, false, String.valueOf(damage.getMessage()));
        }
    }

    private CrashCount killed(CrashPhase phase, Consumer<String> told) throws IOException, InterruptedException {
        long before = holding(CrashWorker.store(folder)).version();
        var line = new ArrayList<>(program);
        line.addAll(List.of(phase.word(), Long.toString(before + 1)));
        var process = new ProcessBuilder(line)
                .redirectError(folder.resolve("worker.log").toFile())
                .start();
        long acknowledged = before;
        try (var out = process.inputReader()) {
            int times = 1 + random.nextInt(2);
            long begun = 0;
            for (var words = out.readLine(); words != null; words = out.readLine()) {
                acknowledged += words.startsWith("done publish") ? 1 : 0;
                if (begun > 0) {
                    lengths.put(phase, Math.max(1, (System.nanoTime() - begun) / 1_000_000));
                    begun = 0;
                }
                if (words.equals("phase " + phase.word())) {
                    begun = System.nanoTime();
                    if (--times == 0) {
                        Thread.sleep(random.nextLong(lengths.getOrDefault(phase, 100L) + 1));
                        process.toHandle().destroyForcibly(); // the process itself would close what it said
                        begun = 0;
                    }
                }
            }
        }
        process.waitFor();
        var now = holding(CrashWorker.store(folder));
        boolean isKept = now.version() == acknowledged || now.version() == acknowledged + 1 && phase.isPublishing();
        var beside = beside();
        if (!isKept || !now.isSound() || !beside.isEmpty()) {
            told.accept("%s: acknowledged version %d, found %d%n%s%s"
                    .formatted(phase.word(), acknowledged, now.version(), now.report(), beside));
        }
        return new CrashCount(
                1,
                acknowledged - before,
                Math.clamp(now.version() - before, 0, acknowledged - before),
                now.isSound() && beside.isEmpty() ? 0 : 1);
    }

    /** What is wrong with backups and restored stores, which are whole or not there; they are deleted. */
    private String beside() throws IOException {
        var wrong = new StringBuilder();
        try (Stream<Path> all = Files.list(folder)) {
            for (var file : all.sorted().toList()) {
                var name = String.valueOf(file.getFileName());
                if (name.matches("backup-\\d+\\.zip")) {
                    try {
                        BackupManifest.of(file);
                    } catch (CommonsException e) {
                        wrong.append(name).append(": ").append(e.getMessage()).append('\n');
                    }
                } else if (name.matches("restored-\\d+") && !holding(file).isSound()) {
                    wrong.append(name).append(" is not sound\n");
                }
                if (name.matches("(backup|restored)-\\d+.*")) {
                    DiskFolders.delete(file);
                }
            }
        }
        return wrong.toString();
    }
}
