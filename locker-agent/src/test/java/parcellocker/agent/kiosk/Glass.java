package parcellocker.agent.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A screen's glass, looked at with a ruler: what sticks out, is cut off, lies over something else or is too small for a finger.
 *
 * @param width in pixels
 * @param inches its diagonal, as such panels are built
 */
record Glass(int width, int height, double inches) {
    static final Glass SMALL = new Glass(1024, 600, 10);
    static final Glass USUAL = new Glass(1280, 800, 10);
    static final Glass UPRIGHT = new Glass(1080, 1920, 21.5);
    static final List<Glass> ALL = List.of(SMALL, USUAL, UPRIGHT);

    private static final double FINGER_MILLIMETRES = 15;

    /** Waits for the view, then measures in the same call: one way to the browser and back for each screen. */
    private static final String MEASURE = """
            async ([view, least]) => {
              const until = performance.now() + 20000
              while (document.querySelector('.screen')?.dataset.view !== view) {
                if (performance.now() > until) return ['view ' + view + ' does not come']
                await new Promise(next => setTimeout(next, 3))
              }
              const name = one => one.tagName + '.' + one.className + ' "' + one.textContent.trim().slice(0, 30) + '"'
              const isSeen = one => one.checkVisibility() && !one.closest('[hidden]')
              const faults = []
              for (const one of document.querySelectorAll('button, h1, h2, p, li, .cabinet, .cell, .brand, .button span, .wish span, .words')) {
                if (!isSeen(one)) continue
                const box = one.getBoundingClientRect()
                const scrolls = one.closest('.list')
                if (!scrolls && (box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1)) {
                  faults.push(name(one) + ' sticks out')
                }
                if (one.scrollWidth > one.clientWidth + 1 && one.tagName !== 'svg' && getComputedStyle(one).display !== 'inline') {
                  faults.push(name(one) + ' is cut off')
                }
                if (one.tagName === 'BUTTON' && Math.min(box.width, box.height) < least - .5) {
                  faults.push(name(one) + ' is too small: ' + Math.round(box.width) + 'x' + Math.round(box.height) + ', least ' + Math.round(least))
                }
                if (one.tagName === 'BUTTON' && one.scrollHeight > one.clientHeight + 2) faults.push(name(one) + ' is too low for its text')
              }
              const apart = (a, b) => a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 1 || b.bottom <= a.top + 1
              const solid = [...document.querySelectorAll('.body h1, .body h2, .body p, .body .button, .body .key, .body .way, .body .cells, .body .field, .body .free, .body .cabinet, footer .button, header, .brand, .progress, .tools')]
                .filter(one => isSeen(one) && !one.closest('.overlay, .list'))
              solid.forEach((one, i) => solid.slice(i + 1).forEach(other => {
                if (one.contains(other) || other.contains(one)) return
                const a = one.getBoundingClientRect(), b = other.getBoundingClientRect()
                if (a.width && b.width && !apart(a, b)) faults.push(name(one) + ' lies over ' + name(other))
              }))
              if (document.documentElement.scrollHeight > innerHeight) faults.push('the page scrolls')
              return faults
            }
            """;

    private static final String AXE = """
            async () => {
              const answer = await axe.run(document, {
                resultTypes: ['violations'],
                runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }
              })
              return answer.violations.flatMap(rule => rule.nodes.map(node =>
                rule.id + ': ' + node.html.slice(0, 140) + ' ' + [...node.any, ...node.all, ...node.none].map(one => one.message).join(' ').slice(0, 200)))
            }
            """;

    /** Pixels that a finger needs. */
    double finger() {
        return FINGER_MILLIMETRES * Math.hypot(width, height) / (inches * 25.4);
    }

    /** Takes a window to this size. */
    void of(Page page) {
        page.setViewportSize(width, height);
    }

    /** What is wrong with that view, once it is on. */
    List<?> faults(Page page, long view) {
        return (List<?>) page.evaluate(MEASURE, List.of(String.valueOf(view), finger()));
    }

    void isWhole(Page page, long view, String what) {
        assertThat(faults(page, view)).as(this + " " + what).isEmpty();
    }

    /** What keeps somebody from using what is on the screen, by the rules of axe-core. */
    static List<?> barriers(Page page) throws IOException {
        if (!Boolean.TRUE.equals(page.evaluate("() => 'axe' in window"))) {
            try (InputStream script = Glass.class.getResourceAsStream("/axe.min.js")) {
                page.evaluate(new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return (List<?>) page.evaluate(AXE);
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
