package io.perseid.api;

import static io.perseid.http.JsonAnswer.object;
import static io.perseid.http.Method.GET;
import static io.perseid.http.Method.POST;
import static io.perseid.http.Route.route;

import io.perseid.entity.DictValue;
import io.perseid.fault.Fault;
import io.perseid.http.Answer;
import io.perseid.http.JsonAnswer;
import io.perseid.http.Route;
import io.perseid.store.EncryptionKey;
import io.perseid.store.Store;
import io.perseid.store.StoreEncryption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Whether data on the disk is encrypted, and another key for it. */
final class EncryptionRoutes {
    private final Store store;
    private final Supplier<Optional<EncryptionKey>> key;
    private final Executor threads;

    EncryptionRoutes(ApiParts parts) {
        this.store = parts.store();
        this.key = parts.encryptionKey();
        this.threads = parts.threads();
    }

    List<Route> list() {
        return List.of(
                route(
                        GET,
                        "/api/encryption",
                        "Whether data on the disk is encrypted, with which key, and whether all of it is.",
                        _ -> JsonAnswer.of(describe())),
                route(
                        POST,
                        "/api/encryption/rotate",
                        "Reads `encryption.key` again and encrypts everything anew with what is there now; goes on behind the answer.",
                        _ -> rotate()));
    }

    private DictValue describe() {
        var encryption = store.encryption();
        return object(
                "encrypted",
                encryption.isPresent(),
                "key",
                encryption.map(held -> held.userKey().fingerprint()),
                "settled",
                encryption.map(StoreEncryption::isSettled).orElse(true));
    }

    private Answer rotate() {
        var encryption = store.encryption().orElseThrow(EncryptionRoutes::notEncrypted);
        encryption.rotate(key.get().orElseThrow(EncryptionRoutes::notEncrypted));
        threads.execute(encryption::settle);
        return JsonAnswer.of(202, describe());
    }

    private static Fault notEncrypted() {
        return new Fault(ApiCode.NOT_ENCRYPTED, "the data isn't encrypted; set encryption.key and start the node anew");
    }
}
