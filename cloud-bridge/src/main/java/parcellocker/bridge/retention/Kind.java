package parcellocker.bridge.retention;

import java.time.Duration;

/**
 * One kind of personal data in the city's tables, and the rule for it.
 *
 * @param name e.g. {@code RECIPIENT}
 * @param kept so long after {@code since} it may stay
 * @param since when its time begins, in words
 * @param basis the source of the rule, and who erases it if no round does
 * @param rows SQL without parameters: a row {@code since_at} for each row of it there is, null or in the future while its time has not begun. It asks the tables in
 *     words of its own, not in those of whoever deletes
 */
public record Kind(String name, Duration kept, String since, String basis, String rows) {}
