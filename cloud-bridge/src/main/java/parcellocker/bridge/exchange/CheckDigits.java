package parcellocker.bridge.exchange;

/** Numbers whose last figure proves the others. Nothing else of a waybill can be checked: carriers publish no rule. */
final class CheckDigits {
    private static final int[] S10_WEIGHTS = {8, 6, 4, 2, 3, 5, 9, 7};
    static final int SSCC_DIGITS = 18;

    private CheckDigits() {}

    /** Whether it has the form of a postal item of UPU S10: two letters, eight digits, a check digit, a country. */
    static boolean isS10Form(String waybill) {
        return waybill.matches("[A-Z]{2}[0-9]{9}[A-Z]{2}");
    }

    /** Whether an item of that form is sound. */
    static boolean isS10(String waybill) {
        int sum = 0;
        for (int i = 0; i < S10_WEIGHTS.length; i++) {
            sum += S10_WEIGHTS[i] * (waybill.charAt(i + 2) - '0');
        }
        int check = 11 - sum % 11;
        int digit = check == 10 ? 0 : check == 11 ? 5 : check;
        return waybill.charAt(10) - '0' == digit;
    }

    /** Whether it is a serial shipping container code of GS1: eighteen digits, the last one the check digit. */
    static boolean isSscc(String waybill) {
        return waybill.matches("[0-9]{" + SSCC_DIGITS + "}")
                && ssccCheck(waybill.substring(0, SSCC_DIGITS - 1)) == waybill.charAt(SSCC_DIGITS - 1) - '0';
    }

    /** The last digit that belongs to the first seventeen: weights 3 and 1 from the right, up to the next ten. */
    static int ssccCheck(String first) {
        int sum = 0;
        for (int i = 0; i < first.length(); i++) {
            sum += (first.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return (10 - sum % 10) % 10;
    }
}
