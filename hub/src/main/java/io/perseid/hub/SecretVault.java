package io.perseid.hub;

import io.perseid.entity.BytesValue;
import io.perseid.entity.DictValue;
import io.perseid.entity.Value;
import io.perseid.entity.ValueWriter;
import io.perseid.fault.Fault;
import io.perseid.store.Store;
import java.lang.System.Logger.Level;

/**
 * The secrets in the store, sealed, and the mask of their values. Those that a node before this form wrote in clear are sealed when they
 * are first read. Used under the hub's lock.
 */
final class SecretVault {
    private static final System.Logger LOG = System.getLogger(SecretVault.class.getName());
    private static final String KEY = "hub:secrets";
    private static final String SEALED = "sealed";

    private final Store store;
    private final SecretCipher cipher;
    private final SecretMask mask = new SecretMask();
    private boolean unreadable;

    SecretVault(Store store, SecretCipher cipher) {
        this.store = store;
        this.cipher = cipher;
    }

    /** The secrets; none, with an error in the log, if another key sealed them. */
    Secrets read() {
        DictValue held = store.state(KEY);
        Value sealed = held.get(SEALED);
        Secrets secrets = Secrets.NONE;
        if (sealed instanceof BytesValue bytes) {
            var clear = cipher.open(bytes.bytes());
            unreadable = clear.isEmpty();
            if (clear.isPresent()) {
                secrets = Secrets.of(DictValue.encoded(clear.get(), 0, clear.get().length));
            } else {
                LOG.log(Level.ERROR, unreadable().getMessage());
            }
        } else if (!held.isEmpty()) {
            secrets = Secrets.of(held);
            write(secrets);
        }
        mask.hide(secrets);
        return secrets;
    }

    /**
     * Puts other secrets in the place of those there are.
     *
     * @param discard whether secrets that can't be read may be lost by that
     * @throws Fault {@link HubCode#SECRETS_UNREADABLE} if they would be and may not
     */
    void write(Secrets secrets, boolean discard) {
        if (unreadable && !discard) {
            throw unreadable();
        }
        write(secrets);
        unreadable = false;
        mask.hide(secrets);
    }

    private void write(Secrets secrets) {
        var clear = new ValueWriter();
        clear.value(secrets.toValue());
        store.putState(KEY, DictValue.EMPTY.with(SEALED, new BytesValue(cipher.seal(clear.toBytes()))));
    }

    private static Fault unreadable() {
        return new Fault(
                HubCode.SECRETS_UNREADABLE,
                "the secrets were sealed with another key: bring it back (secrets.key_file), or replace all secrets");
    }

    /** Hides their values. */
    SecretMask mask() {
        return mask;
    }
}
