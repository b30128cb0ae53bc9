package parcellocker.bridge.registry;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/** A resident's identity number (GB 11643). It is checked, sealed, and never shown. */
public final class IdNumber {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final DateTimeFormatter BIRTH =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

    private IdNumber() {}

    /** Whether its birthday is one and its check character, modulo 11-2, holds. */
    public static boolean isValid(String text) {
        if (!text.matches("[1-9]\\d{16}[\\dX]") || !isDay(text.substring(6, 14))) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (text.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECKS.charAt(sum % CHECKS.length()) == text.charAt(WEIGHTS.length);
    }

    private static boolean isDay(String digits) {
        try {
            return LocalDate.parse(digits, BIRTH).getYear() > 1850;
        } catch (DateTimeException noDay) {
            return false;
        }
    }
}
