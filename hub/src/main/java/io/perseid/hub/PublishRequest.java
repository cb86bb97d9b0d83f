package io.perseid.hub;

import static java.util.Objects.requireNonNull;

import io.perseid.entity.DictValue;
import io.perseid.entity.Value;
import java.util.Optional;

/**
 * What somebody wants of a pipe that publishes.
 *
 * @param form the word in the address: {@code entities}, {@code csv}
 * @param limit how many entities at most; {@link Long#MAX_VALUE} for all
 * @param parameters the other parameters of the address, which the pipe's transforms see as {@code _B}
 */
public record PublishRequest(String form, Optional<Value> since, long limit, DictValue parameters) {
    public PublishRequest {
        requireNonNull(form, "form");
        requireNonNull(since, "since");
        requireNonNull(parameters, "parameters");
    }
}
