package org.digitalcommons.pull;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which addresses of the Internet Protocol are everybody's, somebody's own, or nobody's to fetch from. */
class ReachabilityTest {

    @ParameterizedTest
    @CsvSource({
        "8.8.8.8,PUBLIC",
        "172.15.255.255,PUBLIC",
        "172.32.0.0,PUBLIC",
        "100.63.255.255,PUBLIC",
        "100.128.0.0,PUBLIC",
        "223.255.255.255,PUBLIC",
        "2a00:1450:4009:81f::200e,PUBLIC",
        "2001:4860:4860::8888,PUBLIC",
        "127.0.0.1,PRIVATE",
        "127.255.255.254,PRIVATE",
        "10.0.0.1,PRIVATE",
        "172.16.0.1,PRIVATE",
        "172.31.255.255,PRIVATE",
        "192.168.1.1,PRIVATE",
        "100.64.0.1,PRIVATE",
        "100.127.255.255,PRIVATE",
        "::1,PRIVATE",
        "fc00::1,PRIVATE",
        "fd00:ec2::254,PRIVATE",
        "::ffff:10.0.0.1,PRIVATE",
        "::ffff:169.254.169.254,NEVER",
        "169.254.169.254,NEVER",
        "168.63.129.16,NEVER",
        "0.0.0.0,NEVER",
        "0.1.2.3,NEVER",
        "192.0.0.192,NEVER",
        "192.0.2.1,NEVER",
        "198.18.0.1,NEVER",
        "198.19.255.255,NEVER",
        "198.51.100.7,NEVER",
        "203.0.113.7,NEVER",
        "224.0.0.1,NEVER",
        "240.0.0.1,NEVER",
        "255.255.255.255,NEVER",
        "::,NEVER",
        "::7f00:1,NEVER",
        "64:ff9b::a00:1,NEVER",
        "64:ff9b:1::1,NEVER",
        "fe80::1,NEVER",
        "fec0::1,NEVER",
        "ff02::1,NEVER",
        "100::1,NEVER",
        "2001::1,NEVER",
        "2001:db8::1,NEVER",
        "2002:a00:1::1,NEVER",
        "3fff::1,NEVER",
        "5f00::1,NEVER"
    })
    void everyAddressHasItsReach(String address, Reachability reach) throws UnknownHostException {
        assertThat(Reachability.of(InetAddress.getByName(address))).isEqualTo(reach);
    }
}
