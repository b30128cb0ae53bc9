package parcellocker.bridge.registry;

/** The unified social credit code of an organisation (GB 32100): 18 characters, the last one checks the others modulo 31. */
public record Uscc(String value) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int LENGTH = 18;
    private static final int FACTOR = 3;

    public Uscc {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a unified social credit code");
        }
    }

    /** Whether it has its length and letters, and its check character holds. */
    public static boolean isValid(String text) {
        if (text.length() != LENGTH || text.chars().anyMatch(letter -> ALPHABET.indexOf(letter) < 0)) {
            return false;
        }
        int base = ALPHABET.length();
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < LENGTH - 1; i++) {
            sum += ALPHABET.indexOf(text.charAt(i)) * weight;
            weight = weight * FACTOR % base;
        }
        return ALPHABET.charAt((base - sum % base) % base) == text.charAt(LENGTH - 1);
    }

    @Override
    public String toString() {
        return value;
    }
}
