package org.digitalcommons.pull;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/** Which addresses of the Internet Protocol may be connected to, by the registers of special addresses (RFC 6890). */
enum Reachability {
    /** Everybody's network. */
    PUBLIC,
    /** This machine, or a network of somebody's own; shared ones of carriers too. */
    PRIVATE,
    /** Neighbours on the wire, machines that describe themselves to a cloud, groups, examples, tunnels: never fetched from. */
    NEVER;

    private record Range(byte[] start, int bits) {

        static Range of(int bits, int... start) {
            var bytes = new byte[start.length];
            for (int i = 0; i < start.length; i++) {
                bytes[i] = (byte) start[i];
            }
            return new Range(bytes, bits);
        }

        boolean holds(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int at = bit / 8;
                int mask = 0x80 >> (bit % 8);
                int wanted = at < start.length ? start[at] & mask : 0;
                if ((address[at] & mask) != wanted) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final List<Range> OWN_4 = List.of(
            Range.of(8, 10), Range.of(8, 127), Range.of(12, 172, 16), Range.of(16, 192, 168), Range.of(10, 100, 64));

    private static final List<Range> NEVER_4 = List.of(
            Range.of(8, 0),
            Range.of(16, 169, 254),
            Range.of(24, 192, 0, 0),
            Range.of(24, 192, 0, 2),
            Range.of(24, 192, 88, 99),
            Range.of(15, 198, 18),
            Range.of(24, 198, 51, 100),
            Range.of(24, 203, 0, 113),
            // A public address that every machine of one cloud can ask about itself.
            Range.of(32, 168, 63, 129, 16),
            Range.of(3, 224));

    private static final Range UNIQUE_LOCAL_6 = Range.of(7, 0xFC);
    private static final Range LOOPBACK_6 = Range.of(128, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
    private static final Range GLOBAL_6 = Range.of(3, 0x20);

    /** Within the global range: protocols and Teredo, examples, 6to4. Those that wrap an IPv4 address are outside of it. */
    private static final List<Range> NEVER_6 = List.of(
            Range.of(23, 0x20, 0x01, 0x00),
            Range.of(32, 0x20, 0x01, 0x0D, 0xB8),
            Range.of(16, 0x20, 0x02),
            Range.of(20, 0x3F, 0xFF, 0x00));

    static Reachability of(InetAddress address) {
        var bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return in(OWN_4, bytes) ? PRIVATE : in(NEVER_4, bytes) ? NEVER : PUBLIC;
        }
        if (LOOPBACK_6.holds(bytes) || UNIQUE_LOCAL_6.holds(bytes)) {
            return PRIVATE;
        }
        return GLOBAL_6.holds(bytes) && !in(NEVER_6, bytes) ? PUBLIC : NEVER;
    }

    private static boolean in(List<Range> ranges, byte[] address) {
        return ranges.stream().anyMatch(range -> range.holds(address));
    }
}
