package io.github.cdiscountds.order;

/**
 * How an order file is verified on the server before it is renamed to its place.
 *
 * @since 0.1.0
 */
public enum UploadCheck {
  /** The server tells the size that was uploaded. */
  SIZE,
  /** The file is also read back and its digest compared: twice the traffic, no doubt left. */
  READ_BACK
}
