package org.digitalcommons.pull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of the file at an address.
 *
 * @param feed the name of the feed
 * @param validators what to ask with, so that an unchanged file is not sent
 * @param checksum of the file that was published last
 * @param publication what that was published as
 * @param checked when the address was asked last, or would have been
 * @param status what came of it, as a status of HTTP: 201 published, 202 waiting, 204 published before, 304 unchanged, 400 unreadable,
 *     403 not allowed, 413 too large, 422 rejected, 500 our fault, 502 a wrong answer, 503 stopped, 504 too slow
 * @param findings how many findings the shapes had the last time they looked
 * @param failures how many times in a row nothing was published that could have been
 * @param due when it is asked next
 * @param sentence what came of it, in words
 */
public record HarvestState(
        String feed,
        Validators validators,
        Optional<String> checksum,
        Optional<String> publication,
        Instant checked,
        int status,
        int findings,
        int failures,
        Instant due,
        String sentence) {

    /** Of a feed that was never asked. */
    static HarvestState none(Feed feed) {
        return new HarvestState(
                feed.id(),
                Validators.NONE,
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH,
                0,
                0,
                0,
                Instant.EPOCH,
                "Not asked yet.");
    }

    /** Whether it is to be asked at an instant; also when it was asked after that, because the clock was set back since. */
    public boolean isDue(Instant now) {
        return !due.isAfter(now) || checked.isAfter(now);
    }

    /** It was asked and is as it was. */
    public HarvestState same(Instant now, Frequency every) {
        return unchanged(now, every, validators);
    }

    /** It was published, now or before. */
    public HarvestState published(
            Instant now, Frequency every, FetchResult.NewFile file, String as, boolean changed, int told) {
        return new HarvestState(
                feed,
                file.validators(),
                Optional.of(file.checksum()),
                Optional.of(as),
                now,
                changed ? 201 : 204,
                told,
                0,
                every.after(now),
                changed ? "Published." : "Published before; nothing changed.");
    }

    /** The file that is current is sent under other validators. */
    public HarvestState sameFile(Instant now, Frequency every, FetchResult.NewFile file) {
        return unchanged(now, every, file.validators());
    }

    private HarvestState unchanged(Instant now, Frequency every, Validators current) {
        return new HarvestState(
                feed,
                current,
                checksum,
                publication,
                now,
                304,
                findings,
                0,
                every.after(now),
                "Unchanged since it was published.");
    }

    /**
     * Nothing was published, and what is current stays. The wait doubles each time, up to the frequency; the whole file is
     * asked for then, because rules may have changed, or its publisher corrected what a server dates wrongly.
     */
    public HarvestState failed(Instant now, Frequency every, Duration firstWait, int why, int told, String words) {
        var wait = firstWait.multipliedBy(1L << Math.min(failures, 20));
        var next = now.plus(wait);
        var regular = every.after(now);
        boolean looked = why == 202 || why == 400 || why == 422;
        return new HarvestState(
                feed,
                looked ? Validators.NONE : validators,
                looked ? Optional.empty() : checksum,
                publication,
                now,
                why,
                looked ? told : findings,
                failures + 1,
                next.isBefore(regular) ? next : regular,
                words);
    }
}
