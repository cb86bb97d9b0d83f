package io.perseid.language.cases;

import io.perseid.entity.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The secrets of a case; pairs of keys that it asks for are made once and shared by all cases. Not thread-safe. */
final class CaseSecrets {
    private static final String GENERATE = "@generate:";

    private final Map<String, String> made = new HashMap<>();

    /** The value of the secret as the case has it. */
    Optional<String> find(DtlCase example, String name) {
        JsonNode secrets = example.context("secrets");
        return secrets.member(name).flatMap(JsonNode::asString).map(value -> {
            if (!value.startsWith(GENERATE)) {
                return value;
            }
            String[] words = value.substring(GENERATE.length()).split(":");
            if (!made.containsKey(words[0] + words[1])) {
                make(
                        words[0],
                        words[1],
                        secrets.member("pgp-pass").flatMap(JsonNode::asString).orElse(""));
            }
            return made.getOrDefault(words[0] + words[1], "");
        });
    }

    private void make(String kind, String pair, String passphrase) {
        KeyMaker.Pair keys = kind.startsWith("pgp") ? KeyMaker.openPgp(passphrase) : KeyMaker.rsa();
        made.put((kind.startsWith("pgp") ? "pgp-public" : "rsa2048-public-pem") + pair, keys.publicKey());
        made.put((kind.startsWith("pgp") ? "pgp-private" : "rsa2048-private-pem") + pair, keys.privateKey());
    }
}
