package io.perseid.store.vault;

import java.time.Instant;

/**
 * How a backup in a vault was proved.
 *
 * @param at when it ended
 * @param millis how long it took
 * @param bytes read back
 * @param whole whether all of it was restored, opened and checked, or a sample of its files was read and the rest looked for
 */
record VaultProof(Instant at, long millis, long bytes, boolean whole) {}
