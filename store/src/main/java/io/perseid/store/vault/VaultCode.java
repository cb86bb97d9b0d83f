package io.perseid.store.vault;

import io.perseid.fault.Code;
import io.perseid.fault.Kind;

/** What can fail with off-site backups. */
public enum VaultCode implements Code {
    /** The place holds something that is not a vault. */
    VAULT_NOT_A_VAULT("vault-not-a-vault", Kind.CALLER),
    /** The vault was made with another key. */
    VAULT_KEY_WRONG("vault-key-wrong", Kind.CALLER),
    /** Bytes in the vault are not those that were written, or are gone. */
    VAULT_DAMAGED("vault-damaged", Kind.OURS),
    /** The vault was written by a version so old that this one can't read it any more. */
    VAULT_TOO_OLD("vault-too-old", Kind.OURS),
    /** The vault was written by a later version than this one. */
    VAULT_TOO_NEW("vault-too-new", Kind.OURS),
    /** The place of the vault can't be read or written. */
    VAULT_UNREACHABLE("vault-unreachable", Kind.EXTERNAL),
    /** The address of the vault can't be used. */
    VAULT_ADDRESS_INVALID("vault-address-invalid", Kind.CALLER);

    private final String id;
    private final Kind kind;

    VaultCode(String id, Kind kind) {
        this.id = id;
        this.kind = kind;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
