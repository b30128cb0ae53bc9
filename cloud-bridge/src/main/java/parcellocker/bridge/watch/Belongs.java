package parcellocker.bridge.watch;

import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.MDC;

/**
 * To what the lines of the log belong that are written until it is closed: {@code locker}, {@code delivery}, {@code waybill}, {@code partner},
 * {@code trace}. Never a name, a phone or a code.
 */
public final class Belongs implements AutoCloseable {
    private final Map<String, String> before = new LinkedHashMap<>();

    private Belongs() {}

    /** To this one. */
    public static Belongs to(String key, String value) {
        return new Belongs().and(key, value);
    }

    static Belongs toNothing() {
        return new Belongs();
    }

    /** To that one as well. */
    public Belongs and(String key, String value) {
        String was = MDC.get(key);
        before.putIfAbsent(key, was == null ? "" : was);
        MDC.put(key, value);
        return this;
    }

    @Override
    public void close() {
        before.forEach((key, was) -> {
            if (was.isEmpty()) {
                MDC.remove(key);
            } else {
                MDC.put(key, was);
            }
        });
    }
}
