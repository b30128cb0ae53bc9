package parcellocker.sim.people;

import java.util.HexFormat;
import java.util.Locale;

/** Capital letters and digits in the well-known 5 × 7 dot matrix: no fonts are needed, and every machine draws the same. */
final class Lettering {
    static final int ADVANCE = 6;
    private static final String ORDER = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-:.+*/";
    // Five columns a sign, the lowest bit at the top.
    private static final byte[] COLUMNS = HexFormat.of()
            .parseHex("3E5149453E00427F400042615149462141454B311814127F102745454539"
                    + "3C4A49493001710905033649494936064949291E"
                    + "7E1111117E7F494949363E414141227F4141221C7F494949417F090909013E4149497A7F0808087F"
                    + "00417F41002040413F017F081422417F404040407F020C027F7F0408107F3E4141413E7F09090906"
                    + "3E4151215E7F09192946464949493101017F0101"
                    + "3F4040403F1F2040201F3F4038403F631408146307087008076151494543"
                    + "080808080800363600000060600000" + "08083E080814083E08142010080402");

    private Lettering() {}

    /** Writes a line of text, each dot a square of {@code dot} pixels; unknown signs are blank. */
    static void write(Photo onto, String text, int left, int top, int dot) {
        String capitals = text.toUpperCase(Locale.ROOT);
        for (int i = 0; i < capitals.length(); i++) {
            int sign = ORDER.indexOf(capitals.charAt(i));
            for (int bit = 0; sign >= 0 && bit < 35; bit++) {
                int column = bit / 7;
                if ((COLUMNS[sign * 5 + column] & (1 << (bit % 7))) != 0) {
                    onto.fill(left + (i * ADVANCE + column) * dot, top + bit % 7 * dot, dot, dot, 20);
                }
            }
        }
    }
}
