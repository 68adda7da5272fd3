package org.digitalcommons.care;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.digitalcommons.Commons;
import org.digitalcommons.CommonsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes care of a store for as long as a server runs: a backup each day, and a compaction at a quiet time when it pays. It
 * pays when the database takes some times what it needs, and enough that it matters; where no time is quiet, it is done
 * when the database takes twice as much.
 */
public final class CareSchedule implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CareSchedule.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

    /** How many times more the database grows where no time is quiet. */
    private static final int WITHOUT_QUIET = 2;

    /** What a statement takes in a compact database, where none was compacted yet: six indexes and the words of it. */
    private static final long BYTES_OF_STATEMENT = 600;

    /**
     * What is done.
     *
     * @param backups where backups go, and how many stay; empty for none
     * @param backupAt when a backup is written each day, in UTC
     * @param growth how many times its compact size the database grows before it is compacted; 0 for never
     * @param worthwhile how many bytes a compaction has to give back
     * @param quiet for how long nobody may have published
     */
    public record CarePlan(
            Optional<BackupFolder> backups, LocalTime backupAt, int growth, long worthwhile, Duration quiet) {}

    private final Commons commons;
    private final Care care;
    private final CarePlan plan;
    private final Clock clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("care").factory());
    private Instant backedUp;
    private String state = "";
    private Instant changed;

    private CareSchedule(Commons commons, CarePlan plan, Clock clock) {
        this.commons = commons;
        this.care = new Care(commons);
        this.plan = plan;
        this.clock = clock;
        this.backedUp = plan.backups().flatMap(BackupFolder::last).orElseGet(clock::instant);
        this.changed = clock.instant();
        plan.backups().ifPresent(folder -> folder.isOf(commons));
    }

    /** Looks once a minute from now on. */
    public static CareSchedule start(Commons commons, CarePlan plan) {
        var schedule = of(commons, plan, Clock.systemUTC());
        schedule.thread.scheduleWithFixedDelay(
                schedule::look, BETWEEN_LOOKS.toMillis(), BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        return schedule;
    }

    /** One by another clock that looks only when it is told to. */
    static CareSchedule of(Commons commons, CarePlan plan, Clock clock) {
        return new CareSchedule(commons, plan, clock);
    }

    /** Does what is due. */
    void look() {
        try {
            plan.backups().filter(folder -> isBackupDue()).ifPresent(folder -> {
                backedUp = clock.instant();
                LOG.info("Backup written: {}", folder.add(commons, clock));
            });
            if (isCompactionDue()) {
                LOG.info("{}", care.compact().sentence());
            }
        } catch (CommonsException obstacle) {
            LOG.error("The care of the store met an obstacle: {}", obstacle.getMessage());
        } catch (RuntimeException bug) {
            LOG.error("The care of the store failed", bug);
        }
    }

    /** The last time of day that a backup is written at lies after the last backup. */
    private boolean isBackupDue() {
        var now = clock.instant();
        // A clock that was set back does not put the next backup off.
        backedUp = earlier(backedUp, now);
        var today = now.atZone(ZoneOffset.UTC).with(plan.backupAt());
        var last = today.toInstant().isAfter(now) ? today.minusDays(1) : today;
        return backedUp.isBefore(last.toInstant());
    }

    private boolean isCompactionDue() {
        var now = commons.contents().state();
        if (!now.equals(state)) {
            state = now;
            changed = clock.instant();
        }
        if (plan.growth() == 0) {
            return false;
        }
        changed = earlier(changed, clock.instant());
        boolean isQuiet = !changed.plus(plan.quiet()).isAfter(clock.instant());
        var store = commons.upkeep().care();
        var bytes = store.bytes();
        var needed = store.bytesOnceCompacted().orElseGet(this::estimate);
        // Where somebody always publishes, no time is quiet.
        var most = plan.growth() * needed * (isQuiet ? 1 : WITHOUT_QUIET);
        return bytes > most && bytes - needed > plan.worthwhile();
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private long estimate() {
        var amount = commons.contents().amount();
        return BYTES_OF_STATEMENT * (amount.published() + amount.derived());
    }

    /** Waits for what goes on; a compaction is short, and a backup that is broken off leaves nothing. */
    @Override
    public void close() {
        thread.close();
    }
}
