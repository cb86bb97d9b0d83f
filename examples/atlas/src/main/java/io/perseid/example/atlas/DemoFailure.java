package io.perseid.example.atlas;

/** The demo can't go on; the message is all its user needs to see. */
final class DemoFailure extends RuntimeException {
    DemoFailure(String message) {
        super(message);
    }

    DemoFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
