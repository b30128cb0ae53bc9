/** REST under {@code /v1} and the city's pages. */
@NullMarked
package parcellocker.bridge.web;

import org.jspecify.annotations.NullMarked;
