package io.perseid.hub;

import io.perseid.entity.Sourced;
import io.perseid.fault.Fault;
import java.util.List;
import java.util.Optional;

/**
 * A part of what a source gave, after its way through the transforms.
 *
 * @param in as the source gave it
 * @param out as it came out; nothing if a transform failed
 * @param failure why a transform failed on one of them
 * @param after what the pipe remembers once this batch is written; empty if that is as before
 */
record Batch(List<Sourced> in, List<Item> out, Optional<Fault> failure, Optional<PipeMemory> after) {}
