package parcellocker.agent.vault;

import java.util.Optional;

/** A mobile number of the mainland: 11 digits, the first a 1. Printed, it hides six of them. */
record Phone(String digits) {
    private static final int DIGITS = 11;
    private static final int LAST_SHOWN = 4;

    /** As people and cities write it: spaces, dashes and +86 are taken away. Empty if it is something else. */
    static Optional<Phone> read(CharSequence typed) {
        StringBuilder digits = new StringBuilder(typed.toString().replaceAll("[\\s-]", ""));
        if (digits.indexOf("+86") == 0) {
            digits.delete(0, 3);
        }
        boolean isMobile = digits.length() == DIGITS
                && digits.charAt(0) == '1'
                && digits.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        return isMobile ? Optional.of(new Phone(digits.toString())) : Optional.empty();
    }

    String masked() {
        return digits.charAt(0) + "*".repeat(DIGITS - LAST_SHOWN - 1) + digits.substring(DIGITS - LAST_SHOWN);
    }

    /** Whether these are its last four digits; fewer or more are none. */
    boolean endsWith(char[] typed) {
        return typed.length == LAST_SHOWN && digits.endsWith(String.valueOf(typed));
    }

    @Override
    public String toString() {
        return masked();
    }
}
