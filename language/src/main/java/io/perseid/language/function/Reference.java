package io.perseid.language.function;

import io.perseid.entity.StringValue;
import io.perseid.entity.UriValue;
import io.perseid.language.Signature;

/** {@code reference}, which is deprecated. */
final class Reference implements OptionMapping {
    @Override
    public Signature signature() {
        return Signature.of(
                "reference dataset ids",
                "Deprecated: use ni. URIs that name the entities with these ids in the dataset. Other values are dropped.");
    }

    @Override
    public Mapper prepare(Options options) {
        String dataset = options.text(0);
        return dataset == null
                ? NEVER
                : value -> value instanceof StringValue(String id) ? new UriValue("sesam:" + dataset + "/" + id) : null;
    }
}
