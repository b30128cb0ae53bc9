package parcellocker.bridge.web;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Words in Latin letters that a Chinese page shows or has read out, and should not. */
final class LatinWords {
    /** What Chinese pages write in Latin letters, each for its reason. */
    private static final Pattern LATIN = Pattern.compile(String.join(
            "|",
            // Ids: lockers, waybills, orders, compartments, numbers of problems; deliveries; companies (GB 32100).
            "[A-Z]+-?[0-9][A-Za-z0-9-]*",
            "[0-9a-f]{16}|[0-9A-Z]{18}",
            // Boards, probes, couriers, technicians' keys, tokens.
            "[A-Z]?[a-z]-?[0-9]+|main|c-1",
            // Names that people have given themselves or others.
            "u\\.[a-z]+|li|wang|zhao|CARRIER|SHOP|SF",
            // Symbols of units, and formats by their names.
            "ms|mm|C|CSV|JSON|YAML",
            // Datums of maps, and whose program draws them; a lock board's make; keys of settings, and their values.
            "GCJ-02|WGS-84|Leaflet|xor8a|[a-z]+\\.[a-zA-Z.]+|STRICT|ATTEST|NONE|WATCHED|UNWATCHED|mailIn|lines"));

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.@_-]*");

    /** Every text that is seen or read out. What people wrote themselves, settings, and the way to the other language are left out. */
    private static final String READ = """
            () => {
              const apart = 'script, style, textarea, pre, code, .drawn, [lang=en], [lang=zh]:not(html)';
              const read = [document.title];
              const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (texts.nextNode()) {
                if (!texts.currentNode.parentElement.closest(apart)) read.push(texts.currentNode.data);
              }
              for (const one of document.querySelectorAll('[title], [aria-label], [alt], [placeholder]')) {
                if (!one.closest(apart)) ['title', 'aria-label', 'alt', 'placeholder'].forEach(name => read.push(one.getAttribute(name) ?? ''));
              }
              return read;
            }
            """;

    private LatinWords() {}

    /** Those that are none of {@link #LATIN}, each with the text in which it stands. */
    static List<String> on(Page page) {
        List<String> foreign = new ArrayList<>();
        for (Object text : (List<?>) page.evaluate(READ)) {
            List<String> words = WORD.matcher(text.toString())
                    .results()
                    .map(MatchResult::group)
                    .filter(word ->
                            word.matches(".*[A-Za-z].*") && !LATIN.matcher(word).matches())
                    .toList();
            if (!words.isEmpty()) {
                foreign.add(words + " in: " + text.toString().strip());
            }
        }
        return foreign;
    }
}
