package io.perseid.store;

/** Something that calls until it is closed. Closing twice is as closing once. */
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
