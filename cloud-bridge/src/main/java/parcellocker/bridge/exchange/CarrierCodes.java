package parcellocker.bridge.exchange;

import java.util.List;

/** How others call the carriers that {@link Recogniser} names, as far as that is known. */
public enum CarrierCodes {
    KDNIAO,
    KUAIDI100;

    /** Empty where no code is known. */
    private record Row(String carrier, String kdniao, String kuaidi100) {}

    private static final List<Row> ROWS = List.of(
            new Row("SF", "SF", "shunfeng"),
            new Row("YTO", "YTO", "yuantong"),
            new Row("ZTO", "ZTO", "zhongtong"),
            new Row("STO", "STO", "shentong"),
            new Row("YUNDA", "YD", "yunda"),
            new Row("JTEXPRESS", "", "jtexpress"),
            new Row("JD", "JD", "jd"),
            new Row("EMS", "EMS", "ems"),
            new Row("CHINAPOST", "YZPY", "youzhengguonei"),
            new Row("DEPPON", "DBL", ""));

    /** Those of a guess that have a code, in its order. */
    public List<String> of(Recogniser.Guess guess) {
        return guess.carriers().stream()
                .flatMap(carrier -> ROWS.stream().filter(row -> row.carrier().equals(carrier)))
                .map(row -> switch (this) {
                    case KDNIAO -> row.kdniao();
                    case KUAIDI100 -> row.kuaidi100();
                })
                .filter(code -> !code.isEmpty())
                .toList();
    }
}
