package org.digitalcommons.pull;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.digitalcommons.CommandLineRun;
import org.digitalcommons.Elsewhere;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A name that changes its address between the check and the connection, in a JVM of its own with names of its own. */
@Tag("slow")
class PinnedNamesTest {

    private static final String NAME = "moving.example";

    @TempDir
    private Path folder;

    @Test
    void aPinnedNameKeepsTheAddressThatWasChecked() throws IOException {
        var names = folder.resolve("hosts");
        var run = inItsOwn(names, "move", names.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines())
                .containsExactly(
                        "checked 198.51.100.7", "pinned 198.51.100.7", "other 127.0.0.1", "afterwards 127.0.0.1");
    }

    @Test
    void aNameOfAPrivateAddressIsNotAsked() throws IOException {
        try (var inside = new Elsewhere()) {
            var names = Files.writeString(folder.resolve("hosts"), "8.8.8.8 " + NAME + "\n127.0.0.1 " + NAME + "\n");
            var address = inside.at(NAME, "/secret.csv");
            var run = inItsOwn(names, "fetch", address, inside.at(NAME, "/"), folder.toString());
            assertThat(run.out()).as(run.err()).contains("403").contains("private or reserved");
            assertThat(inside.asked()).isEmpty();
            run = inItsOwn(
                    names, "fetch", address.replace(NAME, "no.example"), "http://no.example:1/", folder.toString());
            assertThat(run.out()).contains("403");
        }
    }

    /** The connection goes to the checked address, and the certificate has to be one of the name. */
    @Test
    void aCertificateHasToBeTrustedAndOfTheName() throws Exception {
        var keys = folder.resolve("keys.p12");
        var trusted = folder.resolve("trusted.p12");
        var certificate = folder.resolve("own.crt").toString();
        keytool(keys, "-genkeypair", "-alias", "own", "-keyalg", "EC", "-dname", "CN=own", "-ext", "san=dns:" + NAME);
        keytool(keys, "-exportcert", "-alias", "own", "-file", certificate);
        keytool(trusted, "-importcert", "-noprompt", "-alias", "own", "-file", certificate);
        var names = Files.writeString(folder.resolve("hosts"), "127.0.0.1 " + NAME + "\n127.0.0.1 other.example\n");
        try (var secured = new Elsewhere(context(keys))) {
            secured.replies(Elsewhere.with(200, new byte[] {'a'}));
            var trusting =
                    List.of("-Djavax.net.ssl.trustStore=" + trusted, "-Djavax.net.ssl.trustStorePassword=changeit");
            assertThat(asked(names, List.of(), secured, NAME)).contains("502", "no certificate that is trusted");
            assertThat(asked(names, trusting, secured, "other.example")).contains("no certificate that is trusted");
            assertThat(secured.asked()).isEmpty();
            assertThat(asked(names, trusting, secured, NAME)).startsWith("NewFile");
            assertThat(secured.asked()).containsExactly("/a");
        }
    }

    private static void keytool(Path store, String... words) throws IOException {
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        line.addAll(List.of(words));
        line.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", "changeit"));
        var run = CommandLineRun.run(line);
        assertThat(run.code()).as(run.out() + run.err()).isZero();
    }

    private String asked(Path names, List<String> options, Elsewhere server, String host) throws IOException {
        var run = inItsOwn(
                names, options, "fetch", server.at(host, "/a"), server.at(host, "/") + " private", folder.toString());
        assertThat(run.err()).isEmpty();
        return run.out();
    }

    private static SSLContext context(Path keys) throws Exception {
        var password = "changeit".toCharArray();
        var store = KeyStore.getInstance(keys.toFile(), password);
        var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(store, password);
        var context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), null, null);
        return context;
    }

    @Test
    void withoutPinnedNamesNothingIsFetched() throws IOException {
        try (var inside = new Elsewhere()) {
            var names = Files.writeString(folder.resolve("hosts"), "127.0.0.1 " + NAME + "\n");
            var line = java(List.of("-Djdk.net.hosts.file=" + names), System.getProperty("java.class.path"));
            line.addAll(List.of("fetch", inside.at(NAME, "/a"), inside.at(NAME, "/") + " private", folder.toString()));
            assertThat(CommandLineRun.run(line).err()).contains("Names cannot be pinned");
            assertThat(inside.asked()).isEmpty();
        }
    }

    /** The names of the file are those that the operating system would give. */
    private CommandLineRun inItsOwn(Path names, String... words) throws IOException {
        return inItsOwn(names, List.of(), words);
    }

    private CommandLineRun inItsOwn(Path names, List<String> options, String... words) throws IOException {
        var services = folder.resolve("classes").resolve("META-INF").resolve("services");
        Files.createDirectories(services);
        Files.writeString(services.resolve(InetAddressResolverProvider.class.getName()), Moving.class.getName());
        var all = new ArrayList<>(options);
        all.addAll(List.of("-Dnames=" + names, "-Dsun.net.inetaddr.ttl=0"));
        var line = java(all, folder.resolve("classes") + File.pathSeparator + System.getProperty("java.class.path"));
        line.addAll(List.of(words));
        return CommandLineRun.run(line);
    }

    private static List<String> java(List<String> options, String classes) {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        line.addAll(options);
        line.addAll(List.of("-cp", classes, Probe.class.getName()));
        return line;
    }

    /** Our pins over names that lie in a file and move when it is written. */
    public static final class Moving extends InetAddressResolverProvider {

        public Moving() {}

        @Override
        public InetAddressResolver get(Configuration configuration) {
            var names = new InetAddressResolver() {
                @Override
                public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
                    try {
                        var found = new ArrayList<InetAddress>();
                        for (var line : Files.readAllLines(Path.of(System.getProperty("names")))) {
                            if (line.endsWith(" " + host.toLowerCase(Locale.ROOT))) {
                                found.add(InetAddress.getByName(line.split(" ")[0]));
                            }
                        }
                        if (found.isEmpty()) {
                            throw new UnknownHostException(host);
                        }
                        return found.stream();
                    } catch (UnknownHostException e) {
                        throw e;
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }

                @Override
                public String lookupByAddress(byte[] address) throws UnknownHostException {
                    throw new UnknownHostException();
                }
            };
            return PinnedNames.over(names);
        }

        @Override
        public String name() {
            return "names in a file";
        }
    }

    /** What runs in a JVM of its own. */
    static final class Probe {

        private Probe() {}

        public static void main(String[] words) throws Exception {
            if (words[0].equals("move")) {
                move(Path.of(words[1]));
            } else {
                var list = Files.writeString(Path.of(words[3], "allowed.txt"), words[2] + "\n");
                var fetched = new Fetcher(FetchLimits.standard())
                        .fetch(Address.of(words[1]), AllowList.in(list), Validators.NONE, Path.of(words[3]));
                System.out.println(fetched);
            }
        }

        private static void move(Path names) throws IOException {
            Files.writeString(names, "198.51.100.7 moving.example\n127.0.0.1 other.example\n");
            try (var pin = PinnedNames.pin(NAME)) {
                tell("checked", pin.addresses().getFirst());
                Files.writeString(names, "127.0.0.1 moving.example\n127.0.0.1 other.example\n");
                tell("pinned", InetAddress.getByName("Moving.example"));
                tell("other", InetAddress.getByName("other.example"));
            }
            tell("afterwards", InetAddress.getByName(NAME));
        }

        private static void tell(String what, InetAddress address) throws UnknownHostException {
            System.out.println(what + " " + address.getHostAddress());
        }
    }
}
