package io.perseid.hub;

import io.perseid.store.Store;
import io.perseid.time.Time;
import java.security.SecureRandom;
import java.util.concurrent.ExecutorService;

/** What all runs of a hub share. */
record RunParts(
        Store store,
        Time time,
        Signals signals,
        ExecutorService processor,
        int cores,
        SecureRandom random,
        Compactor compactor,
        SecretMask mask) {}
