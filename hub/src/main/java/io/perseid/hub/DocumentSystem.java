package io.perseid.hub;

import io.perseid.fault.Fault;
import java.io.IOException;
import java.io.InputStream;

/** A system that holds documents at addresses: a service that answers with them, or a place for files. Thread-safe. */
public interface DocumentSystem extends ExternalSystem {
    /**
     * What stands at the address; packed content (gzip) is unpacked. The caller closes it.
     *
     * @throws Fault if there is nothing to be had there
     */
    InputStream open(String url);

    /** The failure to read on in what {@link #open} gave. */
    Fault broken(String url, IOException failure);

    /** The whole address of a relative one, as errors may show it. */
    String shown(String url);
}
