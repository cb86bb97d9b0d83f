package io.perseid.example.atlas;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.DictValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.time.Time;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Changes two rows in the database and watches the changes arrive: in the node's dataset of places, and in the table written back. */
final class Changes {
    private static final int SECONDS_OF_PATIENCE = 60;

    private final Database database;
    private final Node node;
    private final Time time;
    private final Screen screen;

    Changes(Database database, Node node, Time time, Screen screen) {
        this.database = database;
        this.node = node;
        this.time = time;
        this.screen = screen;
    }

    /** One row is updated. The pipe that reads the table looks for newer rows four times a second. */
    void updateOne() throws IOException, SQLException, InterruptedException {
        DictValue before = place(Atlas.GROWING).orElseThrow(() -> new DemoFailure("the place to change is not there"));
        long population = before.get("population") instanceof IntegerValue number ? number.longValue() : 0;
        screen.say("update city: %s grows from %,d to %,d", name(before), population, population + 1000);
        long began = time.nanos();
        database.grow(Atlas.GROWING, 1000);
        Value wanted = IntegerValue.of(population + 1000);
        arrives(
                "dataset place",
                began,
                () -> place(Atlas.GROWING)
                        .filter(place -> place.get("population").equals(wanted))
                        .isPresent());
        arrives(
                "table place",
                began,
                () -> database.populationOfPlace(Atlas.GROWING).equals(Optional.of(population + 1000)));
    }

    /** One row is deleted. A table says nothing of a row that is gone, but a trigger of the database does, and the pipe reads that too. */
    void deleteOne() throws IOException, SQLException, InterruptedException {
        DictValue before =
                place(Atlas.VANISHING).orElseThrow(() -> new DemoFailure("the place to delete is not there"));
        screen.say("delete city: %s vanishes; a trigger notes it and %s reads the note", name(before), Atlas.CITIES);
        long began = time.nanos();
        database.delete(Atlas.VANISHING);
        arrives(
                "dataset place",
                began,
                () -> place(Atlas.VANISHING).filter(Changes::isDeleted).isPresent());
        arrives(
                "table place",
                began,
                () -> database.populationOfPlace(Atlas.VANISHING).isEmpty());
    }

    private void arrives(String where, long began, Arrival arrival)
            throws IOException, SQLException, InterruptedException {
        while (!arrival.isThere()) {
            if (time.nanos() - began > TimeUnit.SECONDS.toNanos(SECONDS_OF_PATIENCE)) {
                throw new DemoFailure("the change did not arrive where=" + where + " seconds=" + SECONDS_OF_PATIENCE);
            }
            TimeUnit.MILLISECONDS.sleep(2);
        }
        screen.say("  %-14s after %,6d ms", where, TimeUnit.NANOSECONDS.toMillis(time.nanos() - began));
    }

    private Optional<DictValue> place(int city) throws IOException, InterruptedException {
        return node.entity(Atlas.PLACES, Integer.toString(city));
    }

    private static boolean isDeleted(DictValue entity) {
        return entity.get("_deleted").equals(BooleanValue.TRUE);
    }

    private static String name(DictValue place) {
        return place.get("name") instanceof StringValue name ? name.value() : "?";
    }

    private interface Arrival {
        boolean isThere() throws IOException, SQLException, InterruptedException;
    }
}
