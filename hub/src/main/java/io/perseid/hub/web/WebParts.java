package io.perseid.hub.web;

import java.util.Map;

/** What a {@link WebSystem} is put together from. */
record WebParts(
        WebAddress address,
        Map<String, String> headers,
        Login login,
        RetryStrategy retries,
        Transport transport,
        WebFaults faults,
        Pause pause) {}
