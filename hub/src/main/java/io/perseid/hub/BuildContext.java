package io.perseid.hub;

import io.perseid.fault.Code;
import io.perseid.fault.Place;
import io.perseid.time.Time;
import java.util.Optional;

/** What a type is given to build a source, a sink or a system; it takes the problems found on the way. */
public interface BuildContext {
    /** The id of the pipe or system that is built. */
    String component();

    /**
     * The system that the property names, if there is one of the wanted kind; otherwise a problem is reported at its place.
     *
     * @param kind the class or interface that the systems of a connector share
     * @param property the property that holds its id, usually {@code system}
     */
    <T extends ExternalSystem> Optional<T> system(Settings settings, String property, Class<T> kind);

    /** Reports a mistake that makes the component unusable. */
    void error(Code code, Place place, String message, String fix);

    /** Reports something odd that it can run with. */
    void warning(Code code, Place place, String message, String fix);

    /** The checked `global_defaults` of the metadata. */
    Settings defaults();

    /** The clock. */
    Time time();
}
