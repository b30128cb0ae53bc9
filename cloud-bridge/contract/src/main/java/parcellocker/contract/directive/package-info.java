/** What the city tells a locker: signed, numbered, applied in order. */
@NullMarked
package parcellocker.contract.directive;

import org.jspecify.annotations.NullMarked;
