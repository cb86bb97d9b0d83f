package io.perseid.hub;

import io.perseid.entity.JsonForm;
import io.perseid.entity.Sourced;
import java.util.List;

/**
 * Entities come by themselves, pushed over HTTP. Reading it gives nothing.
 *
 * @param autoPopulate whether the dataset counts as populated once something was pushed
 * @param form how what is pushed is to be read
 */
record ReceiverSource(boolean autoPopulate, JsonForm form) implements Source {
    @Override
    public SourceTraits traits() {
        return SourceTraits.NONE;
    }

    @Override
    public Reader open(ReadFrom from) {
        return max -> List.<Sourced>of();
    }
}
