package io.perseid.hub.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.perseid.fault.Fault;
import io.perseid.fault.Problem;
import io.perseid.hub.ReadFrom;
import io.perseid.hub.Source;
import io.perseid.hub.TestContext;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a system says who it is, and whom it believes. */
class LoginTest {
    private final HttpPeer peer = new HttpPeer();
    private final TestContext context = new TestContext();

    @TempDir
    Path directory;

    @AfterEach
    void thePeerCloses() {
        peer.close();
    }

    private Source source(String url, String more) {
        context.system("s", new UrlSystemType(directory, _ -> {}), "{'url_pattern': '" + url + "/%s'" + more + "}");
        return context.source(new JsonSourceType(), "{'system': 's', 'url': 'e'}")
                .orElseThrow();
    }

    private static void read(Source source) {
        try (var reader = source.open(ReadFrom.START)) {
            assertThat(reader.nextBatch(10)).isEmpty();
        }
    }

    @Test
    void nameAndPasswordTokenAndHeadersAreSent() {
        peer.answer(_ -> HttpPeer.Reply.json("[]"));
        read(source(
                peer.url(),
                ", 'authentication': 'basic', 'username': 'ada', 'password': 'pä', 'headers': {'X-A': '1'}"));
        read(source(peer.url(), ", 'authentication': 'jwt', 'jwt_token': 'tok'"));
        read(source(peer.url(), ", 'username': 'ada', 'password': 'x'"));
        assertThat(peer.asked().get(0).headers())
                .containsEntry("authorization", "Basic YWRhOnDDpA==")
                .containsEntry("x-a", "1");
        assertThat(peer.asked().get(1).headers()).containsEntry("authorization", "Bearer tok");
        assertThat(peer.asked().get(2).headers()).doesNotContainKey("authorization");
        assertThat(context.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.isError()).isFalse());
    }

    @Test
    void secretsDoNotGetIntoFaults() {
        peer.answer(asked -> new HttpPeer.Reply(
                500,
                "text/plain",
                ("you sent hunter22 and tok-123456789 " + asked.path()).getBytes(StandardCharsets.UTF_8),
                java.util.Map.of()));
        Source source = source(
                peer.url(),
                ", 'authentication': 'basic', 'username': 'ada', 'password': 'hunter22', 'headers': {'X-Key': 'tok-123456789'}");
        Fault fault = catchThrowableOfType(Fault.class, () -> read(source));
        assertThat(fault.getMessage()).contains("you sent *** and ***").doesNotContain("hunter22", "tok-123456789");
    }

    @Test
    void aRedirectIsFollowedAndTakesNoSecretElsewhere() {
        try (var other = new HttpPeer()) {
            other.answer(_ -> HttpPeer.Reply.json("[]"));
            peer.answer(_ -> HttpPeer.Reply.status(302).with("Location", other.url() + "/moved"));
            read(source(peer.url(), ", 'authentication': 'jwt', 'jwt_token': 'tok', 'headers': {'X-Key': 'secret'}"));
            assertThat(other.asked().getFirst().path()).isEqualTo("/moved");
            assertThat(other.asked().getFirst().headers()).doesNotContainKeys("authorization", "x-key");
        }
        peer.answer(_ -> HttpPeer.Reply.status(302).with("Location", "/again"));
        Fault fault = catchThrowableOfType(Fault.class, () -> read(source(peer.url(), "")));
        assertThat(fault.code()).isEqualTo(WebCode.TOO_MANY_REDIRECTS);
    }

    @Test
    void tokensComeFromTheProviderUntilShortlyBeforeTheirEndAndAgainWhenRefused() {
        int[] tokens = {0};
        boolean[] refusing = {false};
        peer.answer(asked -> {
            if (asked.path().equals("/token")) {
                return HttpPeer.Reply.json("{'access_token': 't" + ++tokens[0] + "', 'expires_in': 100}");
            }
            boolean stale = refusing[0] && asked.headers().get("authorization").equals("Bearer t2");
            return stale ? HttpPeer.Reply.status(401) : HttpPeer.Reply.json("[]");
        });
        Source source = source(
                peer.url(),
                ", 'oauth2': {'client_id': 'me', 'client_secret': 's', 'token_url': '" + peer.url()
                        + "/token', 'scope': ['a', 'b'], 'extra': {'audience': 'x'}}");
        read(source);
        read(source);
        HttpPeer.Asked asked = peer.asked().getFirst();
        assertThat(asked.body()).isEqualTo("grant_type=client_credentials&scope=a+b&audience=x");
        assertThat(asked.headers()).containsEntry("authorization", "Basic bWU6cw==");
        assertThat(tokens[0]).isEqualTo(1);
        context.clock().advance(Duration.ofSeconds(71));
        read(source);
        assertThat(tokens[0]).isEqualTo(2);
        refusing[0] = true;
        read(source);
        assertThat(tokens[0]).isEqualTo(3);
        assertThat(peer.asked().getLast().headers()).containsEntry("authorization", "Bearer t3");
    }

    @Test
    void aProviderThatGivesNoTokenIsAFault() {
        peer.answer(_ -> HttpPeer.Reply.status(400));
        Source source = source(
                peer.url(),
                ", 'oauth2': {'client_id': 'me', 'client_secret': 's', 'token_url': '" + peer.url() + "/token'}");
        assertThat(catchThrowableOfType(Fault.class, () -> read(source)).code()).isEqualTo(WebCode.TOKEN_REFUSED);
    }

    @Test
    void whatIsNotSupportedIsRefused() {
        for (String setting : List.of(
                "'authentication': 'digest'",
                "'authentication': 'ntlm'",
                "'proxies': {'http': 'x'}",
                "'tripletex': {}",
                "'oauth2': {'client': 'x'}",
                "'base_url': 'http://x'",
                "'verify_ssl': true, 'custom_ca_pem_chain': 'nonsense'")) {
            context.problems().clear();
            context.system(
                    "no", new UrlSystemType(directory, _ -> {}), "{'url_pattern': 'http://x/%s', " + setting + "}");
            assertThat(context.problems()).as(setting).isNotEmpty().allMatch(Problem::isError);
        }
    }

    @Test
    void certificatesAreCheckedWhereAskedForAgainstTheGivenOnes() throws Exception {
        Path store = directory.resolve("keys.p12");
        keytool(
                "-genkeypair",
                "-alias",
                "a",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-validity",
                "2",
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit");
        Path pem = directory.resolve("ca.pem");
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "a",
                "-keystore",
                store.toString(),
                "-storepass",
                "changeit",
                "-file",
                pem.toString());
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(store)));
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, 2);
                exchange.getResponseBody().write("[]".getBytes(StandardCharsets.UTF_8));
            }
        });
        server.start();
        try {
            int port = server.getAddress().getPort();
            String chain = Files.readString(pem).replace("\n", "\\n").replace("\r", "");
            String named = "https://localhost:" + port;
            read(source(named, ""));
            assertThat(context.problems())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.message()).contains("not checked"));
            read(source(named, ", 'verify_ssl': true, 'custom_ca_pem_chain': '" + chain + "'"));
            Source untrusting = source(named, ", 'verify_ssl': true");
            assertThat(catchThrowableOfType(Fault.class, () -> read(untrusting)).code())
                    .isEqualTo(WebCode.TLS_FAILED);
            Source otherName =
                    source("https://127.0.0.1:" + port, ", 'verify_ssl': true, 'custom_ca_pem_chain': '" + chain + "'");
            assertThat(catchThrowableOfType(Fault.class, () -> read(otherName)).code())
                    .isEqualTo(WebCode.TLS_FAILED);
        } finally {
            server.stop(0);
        }
    }

    private static void keytool(String... arguments) throws Exception {
        var command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static SSLContext context(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }
}
