package io.perseid.store.s3;

import com.github.davidmoten.aws.lw.client.Client;
import com.github.davidmoten.aws.lw.client.Credentials;
import com.github.davidmoten.aws.lw.client.HttpMethod;
import com.github.davidmoten.aws.lw.client.Request;
import com.github.davidmoten.aws.lw.client.Response;
import com.github.davidmoten.aws.lw.client.xml.XmlElement;
import io.perseid.fault.Fault;
import io.perseid.store.vault.BlobStore;
import io.perseid.store.vault.VaultCode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Blobs as objects of a bucket, which must exist. The credentials are those of the environment ({@code AWS_ACCESS_KEY_ID},
 * {@code AWS_SECRET_ACCESS_KEY}, perhaps {@code AWS_SESSION_TOKEN}). What the network loses is tried again some times.
 */
public final class S3Blobs implements BlobStore {
    private static final int ATTEMPTS = 5;
    private static final int NOT_FOUND = 404;

    private final Client client;
    private final S3Address address;

    private S3Blobs(Client client, S3Address address) {
        this.client = client;
        this.address = address;
    }

    /**
     * Nothing is asked yet.
     *
     * @param address {@code s3://BUCKET/PREFIX?endpoint=URL&region=NAME}
     * @throws Fault {@link VaultCode#VAULT_ADDRESS_INVALID}, also if the environment has no credentials
     */
    public static S3Blobs open(String address) {
        return open(address, System.getenv());
    }

    /** The same with another environment. */
    public static S3Blobs open(String address, Map<String, String> environment) {
        S3Address place = S3Address.parse(address);
        String access = environment.getOrDefault("AWS_ACCESS_KEY_ID", "");
        String secret = environment.getOrDefault("AWS_SECRET_ACCESS_KEY", "");
        if (access.isBlank() || secret.isBlank()) {
            throw new Fault(VaultCode.VAULT_ADDRESS_INVALID, "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set");
        }
        String token = environment.get("AWS_SESSION_TOKEN");
        var credentials = token == null ? Credentials.of(access, secret) : Credentials.of(access, secret, token);
        var client = Client.s3()
                .region(place.region())
                .credentials(credentials)
                .baseUrlFactory((_, _) -> place.endpoint())
                .connectTimeout(10, TimeUnit.SECONDS)
                .readTimeout(60, TimeUnit.SECONDS)
                .retryMaxAttempts(ATTEMPTS)
                .retryInitialInterval(200, TimeUnit.MILLISECONDS)
                .build();
        return new S3Blobs(client, place);
    }

    /** Makes the bucket; for tests, where nobody else does. */
    void createBucket() {
        send("create bucket", client.path(address.bucket()).method(HttpMethod.PUT));
    }

    @Override
    public void put(String name, byte[] bytes) {
        send(
                "put",
                request(name)
                        .method(HttpMethod.PUT)
                        .header("Content-MD5", md5(bytes))
                        .requestBody(bytes));
    }

    @Override
    public Optional<byte[]> get(String name) {
        Response response = send("get", request(name), NOT_FOUND);
        return response.statusCode() == NOT_FOUND ? Optional.empty() : Optional.of(response.content());
    }

    @Override
    public List<String> list(String prefix) {
        List<String> names = new ArrayList<>();
        Optional<String> more = Optional.empty();
        do {
            more = page(
                    prefix,
                    more,
                    name -> names.add(name.substring(address.prefix().length())));
        } while (more.isPresent());
        names.sort(null);
        return names;
    }

    /** One page of keys; where the next one begins. */
    private Optional<String> page(String prefix, Optional<String> after, Consumer<String> keys) {
        Request request = client.path(address.bucket());
        after.ifPresent(token -> request.query("continuation-token", token));
        request.query("list-type", "2").query("prefix", address.prefix() + prefix);
        XmlElement page = XmlElement.parse(send("list", request).contentUtf8());
        page.childrenWithName("Contents").forEach(item -> keys.accept(item.content("Key")));
        return page.childrenWithName("NextContinuationToken").stream()
                .map(XmlElement::content)
                .findFirst();
    }

    @Override
    public void delete(String name) {
        send("delete", request(name).method(HttpMethod.DELETE), NOT_FOUND);
    }

    @Override
    public String address() {
        return address.toString();
    }

    private Request request(String name) {
        return client.path(
                Stream.concat(Stream.of(address.bucket()), Arrays.stream((address.prefix() + name).split("/")))
                        .toArray(String[]::new));
    }

    private Response send(String what, Request request, int... allowed) {
        Response response;
        try {
            response = request.response();
        } catch (RuntimeException e) {
            throw new Fault(
                    VaultCode.VAULT_UNREACHABLE,
                    e,
                    "the S3 store can't be reached",
                    "address",
                    address,
                    "reason",
                    String.valueOf(e.getMessage()));
        }
        int status = response.statusCode();
        if (!response.isOk() && Arrays.stream(allowed).noneMatch(code -> code == status)) {
            throw refused(what, response);
        }
        // A bucket that isn't there is no empty answer.
        if (status == NOT_FOUND && response.contentUtf8().contains("NoSuchBucket")) {
            throw refused(what, response);
        }
        return response;
    }

    private Fault refused(String what, Response response) {
        return new Fault(
                VaultCode.VAULT_UNREACHABLE,
                "the S3 store refused",
                "address",
                address,
                "request",
                what,
                "status",
                response.statusCode(),
                "code",
                response.contentUtf8().replaceAll("(?s).*<Code>([^<]*)</Code>.*", "$1"));
    }

    private static String md5(byte[] bytes) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
