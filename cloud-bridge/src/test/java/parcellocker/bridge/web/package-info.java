@NullMarked
package parcellocker.bridge.web;

import org.jspecify.annotations.NullMarked;
