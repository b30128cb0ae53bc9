package parcellocker.agent.kiosk;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import parcellocker.agent.locker.Page.TechnicianHome;

/** Texts that want to be more than text: each shape of injection around each thing to do. */
final class Hostile {
    private static final List<String> DEEDS = List.of(
            "window.hacked=1",
            "document.body.dataset.hacked=1",
            "location='/assets/kiosk.svg'",
            "fetch('/touch/done',{method:'POST'})",
            "eval('window.hacked=1')",
            "top.hacked=1",
            "setTimeout('window.hacked=1')",
            "import('/assets/kiosk.js')",
            "document.write('hacked')",
            "alert(1)",
            "history.back()",
            "document.cookie='hacked=1'",
            "new Function('window.hacked=1')()",
            "htmx.ajax('POST','/touch/done')");

    private static final List<String> SHAPES = List.of(
            "<script>%s</script>",
            "\"><script>%s</script>",
            "'><script>%s</script>",
            "</p><script>%s</script>",
            "<img src=x onerror=\"%s\">",
            "<img src=x onerror='%s'>",
            "<svg onload=\"%s\">",
            "<svg><script>%s</script></svg>",
            "<body onload=\"%s\">",
            "<iframe srcdoc=\"<script>%s</script>\">",
            "<iframe src=\"javascript:%s\">",
            "<a href=\"javascript:%s\">x</a>",
            "<form action=\"javascript:%s\"><button>x</button></form>",
            "<input autofocus onfocus=\"%s\">",
            "<details open ontoggle=\"%s\">",
            "<video><source onerror=\"%s\"></video>",
            "<div hx-on:click=\"%s\">x</div>",
            "<div hx-get=\"/x\" hx-trigger=\"load\" hx-on::load=\"%s\">x</div>",
            "<div hx-vals='js:{x: %s}' hx-post=\"/touch/done\" hx-trigger=\"load\">x</div>",
            "<style onload=\"%s\"></style>",
            "<link rel=stylesheet href=x onerror=\"%s\">",
            "<object data=\"javascript:%s\">",
            "<math><mi href=\"javascript:%s\">x</mi></math>",
            "<template><script>%s</script></template>",
            "<noscript><p title=\"</noscript><script>%s</script>\">",
            "<!--><script>%s</script>-->",
            "<![CDATA[<script>%s</script>]]>",
            "&lt;script&gt;%s&lt;/script&gt;",
            "&#60;script&#62;%s&#60;/script&#62;",
            "\\u003cscript\\u003e%s\\u003c/script\\u003e",
            "%%3Cscript%%3E%s%%3C/script%%3E",
            "${%s}",
            "{{%s}}",
            "@{%s}",
            "#{%s}",
            "` + %s + `",
            "'; %s; '",
            "\"; %s; \"",
            "\\'; %s //");

    private Hostile() {}

    static List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (String shape : SHAPES) {
            for (String deed : DEEDS) {
                texts.add(shape.formatted(deed));
            }
        }
        return List.copyOf(texts);
    }

    /** A page with a text that comes from a file a technician wrote. */
    static TechnicianHome silentBoard(String name) {
        return new TechnicianHome(List.of(), List.of(), List.of(name));
    }

    /** What that text did; nothing if it is there to be read and nothing else. */
    static List<String> seen(Page page, long view, String text, String where) {
        Object fault = page.evaluate("""
                async ([view, text, where]) => {
                  const until = performance.now() + 20000
                  while (document.querySelector('.screen')?.dataset.view !== view && performance.now() < until) {
                    await new Promise(next => setTimeout(next, 2))
                  }
                  const plain = one => one.replace(/\\s+/g, ' ')
                  const stage = document.querySelector('#stage')
                  if (!plain(stage.querySelector(where)?.textContent ?? '').includes(plain(text))) return 'is not to be read'
                  if (window.hacked || document.body.dataset.hacked || document.cookie.includes('hacked')) return 'ran'
                  if (stage.querySelector('script, iframe, img, object, video, link, style, a, math, template')) return 'became an element'
                  return ''
                }
                """, List.of(String.valueOf(view), text, where));
        return String.valueOf(fault).isEmpty() ? List.of() : List.of(text + " " + fault);
    }
}
