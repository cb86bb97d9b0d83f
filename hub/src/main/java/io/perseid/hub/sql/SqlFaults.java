package io.perseid.hub.sql;

import io.perseid.fault.Fault;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Says in our words what a driver reports: which code, which system, which host; and never a password. */
final class SqlFaults {
    private final SqlAddress address;
    private final Dialect dialect;

    SqlFaults(SqlAddress address, Dialect dialect) {
        this.address = address;
        this.dialect = dialect;
    }

    /** The failure of a statement or a connection. */
    Fault of(Throwable failure, String text, Object... facts) {
        Throwable told = cause(failure);
        List<Object> all = new ArrayList<>(List.of("system", address.system(), "host", address.host()));
        all.addAll(Arrays.asList(facts));
        all.add("reason");
        all.add(reason(told));
        return new Fault(code(failure), text, all.toArray());
    }

    /** A failure that we found ourselves. */
    Fault found(SqlCode code, String text, Object... facts) {
        List<Object> all = new ArrayList<>(List.of("system", address.system(), "host", address.host()));
        all.addAll(Arrays.asList(facts));
        return new Fault(code, text, all.toArray());
    }

    private SqlCode code(Throwable failure) {
        boolean timedOut = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return SqlCode.TLS_FAILED;
            }
            timedOut |= cause instanceof SocketTimeoutException || cause instanceof SQLTimeoutException;
            if (cause instanceof SQLException sql) {
                Optional<SqlCode> code = dialect.code(sql).or(() -> standard(sql));
                if (code.isPresent() && !(timedOut && code.get() == SqlCode.UNREACHABLE)) {
                    return code.get();
                }
            }
            if (cause instanceof IOException && !timedOut) {
                return SqlCode.UNREACHABLE;
            }
        }
        if (timedOut) {
            return SqlCode.TIMED_OUT;
        }
        return failure instanceof java.sql.SQLTransientConnectionException
                ? SqlCode.POOL_EXHAUSTED
                : SqlCode.STATEMENT_FAILED;
    }

    /** What the standard's classes of SQLSTATE say. */
    private static Optional<SqlCode> standard(SQLException failure) {
        String state = failure.getSQLState();
        if (state == null || state.length() < 2) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                switch (state.substring(0, 2)) {
                    case "08" -> SqlCode.UNREACHABLE;
                    case "28" -> SqlCode.LOGIN_REFUSED;
                    case "23" -> SqlCode.CONSTRAINT_VIOLATED;
                    case "22" -> SqlCode.VALUE_REFUSED;
                    default -> null;
                });
    }

    /** The failure that says most: the first of a failed batch, or what kept the pool from opening. */
    private static Throwable cause(Throwable failure) {
        Throwable told = failure;
        if (told instanceof BatchUpdateException batch && batch.getNextException() != null) {
            return batch.getNextException();
        }
        while (!(told instanceof SQLException) && told.getCause() != null) {
            told = told.getCause();
        }
        return told instanceof java.sql.SQLTransientConnectionException && told.getCause() != null
                ? told.getCause()
                : told;
    }

    private String reason(Throwable failure) {
        String message = String.valueOf(failure.getMessage())
                .lines()
                .reduce((a, b) -> a + " " + b.strip())
                .orElse("");
        String password = address.password();
        return password.isEmpty() ? message : message.replace(password, "***");
    }
}
