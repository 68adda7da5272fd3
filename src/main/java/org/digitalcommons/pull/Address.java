package org.digitalcommons.pull;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A web address in its plain form (RFC 3986): scheme and host in small letters, no name or password, no fragment, and a
 * path that cannot climb, so that what is compared with the allow-list is what is asked for.
 *
 * @param uri the address
 */
public record Address(URI uri) {

    /** What ends in a number is no name, and one number for a whole address (WHATWG URL, 3.5) is not read alike by all. */
    private static final Pattern NUMBER = Pattern.compile("(^|\\.)(\\d+|0x[0-9a-f]*)$");

    private static final Pattern IPV4 = Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");

    private static final int LONGEST = 2000;
    /** Servers may read these as dots and slashes after we compared. */
    private static final Pattern CLIMBING = Pattern.compile("(?i)(^|/)\\.{1,2}(/|$)|%2e|%2f|%5c|//");

    /**
     * Reads an address.
     *
     * @throws FetchRefusal if it is not one that may ever be fetched
     */
    public static Address of(String text) throws FetchRefusal {
        if (text.length() > LONGEST || !text.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw new FetchRefusal(
                    400,
                    "The address is too long or has characters that addresses do not have. Write it in ASCII, at most %,d characters."
                            .formatted(LONGEST));
        }
        try {
            return of(new URI(text));
        } catch (URISyntaxException e) {
            throw new FetchRefusal(
                    400, "%s is not an address. Write it as https://example.org/data.csv.".formatted(text));
        }
    }

    private static Address of(URI given) throws FetchRefusal {
        var scheme = given.getScheme() == null ? "" : given.getScheme().toLowerCase(Locale.ROOT);
        if (!(scheme.equals("https") || scheme.equals("http")) || given.getHost() == null) {
            throw new FetchRefusal(
                    400, "%s is not a web address. Write it as https://example.org/data.csv.".formatted(given));
        }
        if (given.getRawUserInfo() != null) {
            // The address is not repeated: what is in it may be a password.
            throw new FetchRefusal(
                    400, "The address holds a name or a password. Publish the file where it takes none.");
        }
        var host = given.getHost().toLowerCase(Locale.ROOT);
        var isNumber = NUMBER.matcher(host).find() && !IPV4.matcher(host).matches();
        if (host.endsWith(".") || host.contains("%") || isNumber) {
            throw new FetchRefusal(400, "%s is not a plain host name. Write it as example.org.".formatted(host));
        }
        var path = given.getRawPath() == null || given.getRawPath().isEmpty() ? "/" : given.getRawPath();
        if (CLIMBING.matcher(path).find()) {
            throw new FetchRefusal(400, "The path %s has hidden or empty steps. Write it plainly.".formatted(path));
        }
        var port = given.getPort() == (scheme.equals("https") ? 443 : 80) || given.getPort() < 0
                ? ""
                : ":" + given.getPort();
        var query = given.getRawQuery() == null ? "" : "?" + given.getRawQuery();
        return new Address(URI.create("%s://%s%s%s%s".formatted(scheme, host, port, path, query)));
    }

    /** Where an answer from here sends us. */
    Address resolve(String location) throws FetchRefusal {
        try {
            return of(uri.resolve(new URI(location)).toASCIIString());
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new FetchRefusal(502, "%s sends on to something that is not an address.".formatted(uri.getHost()));
        }
    }

    String scheme() {
        return uri.getScheme();
    }

    /** The host; an IPv6 address is in brackets. */
    public String host() {
        return uri.getHost();
    }

    int port() {
        return uri.getPort() < 0 ? (scheme().equals("https") ? 443 : 80) : uri.getPort();
    }

    String path() {
        return uri.getRawPath();
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
