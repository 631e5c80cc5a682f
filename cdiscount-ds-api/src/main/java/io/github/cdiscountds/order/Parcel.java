package io.github.cdiscountds.order;

import java.net.URI;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What of a line went in one parcel (R30).
 *
 * @param number the parcel number, or null when the supplier gave none
 * @param quantity the highest quantity ever seen for this parcel
 * @param trackingLink the carrier's page, or null
 * @param shippedAt the shipping date as written, or null
 * @since 0.1.0
 */
public record Parcel(
    @Nullable String number,
    int quantity,
    @Nullable URI trackingLink,
    @Nullable LocalDateTime shippedAt) {}
