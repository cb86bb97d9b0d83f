package io.perseid.hub;

/** Where the entities of a pipe go: written by a run, or handed out when somebody asks. */
public sealed interface Outlet permits Sink, Publisher {}
