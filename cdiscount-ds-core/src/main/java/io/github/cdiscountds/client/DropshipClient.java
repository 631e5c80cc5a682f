package io.github.cdiscountds.client;

import io.github.cdiscountds.DropshipException;
import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.codec.DocumentArchive;
import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.codec.standard.Codecs;
import io.github.cdiscountds.internal.catalogue.CatalogueDecoding;
import io.github.cdiscountds.internal.catalogue.CatalogueRefresh;
import io.github.cdiscountds.internal.delivery.Subscriber;
import io.github.cdiscountds.internal.inbox.DocumentInbox;
import io.github.cdiscountds.internal.outbox.Adoption;
import io.github.cdiscountds.internal.outbox.Dispatcher;
import io.github.cdiscountds.internal.outbox.Doubts;
import io.github.cdiscountds.internal.outbox.Entry;
import io.github.cdiscountds.internal.outbox.Resubmission;
import io.github.cdiscountds.internal.outbox.TakingBack;
import io.github.cdiscountds.internal.schedule.Agenda;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.order.DoubtPolicy;
import io.github.cdiscountds.order.Pacing;
import io.github.cdiscountds.order.ResubmitPolicy;
import io.github.cdiscountds.order.SubmitPolicy;
import io.github.cdiscountds.order.UploadCheck;
import io.github.cdiscountds.preflight.Preflight;
import io.github.cdiscountds.preflight.PreflightSettings;
import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.profile.ServiceProfile;
import io.github.cdiscountds.resilience.RetryListener;
import io.github.cdiscountds.resilience.RetrySettings;
import io.github.cdiscountds.resilience.RetryingTransport;
import io.github.cdiscountds.transport.FileTransport;
import io.github.cdiscountds.transport.TransferListener;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * A merchant's whole business with the supplier, behind four doors.
 *
 * <p>Thread-safe, and cheap to keep: nothing runs by itself and no connection is held between
 * calls. Transports and ledger stay the caller's, who closes them.
 *
 * @since 0.1.0
 */
public final class DropshipClient {
  private final CatalogueDesk catalogue;
  private final OrderDesk orders;
  private final ReportInbox reports;
  private final InvoiceInbox invoices;
  private final ConnectionChecker checker;
  private final Clock clock;

  private DropshipClient(Builder builder) {
    FileTransport catalogueServer =
        builder.retrying(required(builder.catalogueServer, "catalogueServer"));
    FileTransport orderServer =
        builder.catalogueServer == builder.orderServer
            ? catalogueServer
            : builder.retrying(required(builder.orderServer, "orderServer"));
    OrderLedger ledger = required(builder.ledger, "ledger");
    WorkFolder opened = WorkFolder.opened(required(builder.workFolder, "workFolder"));
    Path workFolder = opened.path();
    Codecs codecs = Codecs.standard().withOptions(builder.decodeOptions);
    // Which column holds the order number is settled row by row by what the ledger knows (R26).
    Codecs reportCodecs =
        codecs.withOptions(
            builder.decodeOptions.withTrackingColumns(DecodeOptions.TrackingColumns.AS_READ));
    Preflight preflight = Preflight.of(builder.account, builder.profile, builder.checks);
    DocumentInbox inbox =
        new DocumentInbox(
            builder.account,
            builder.profile,
            ledger,
            builder.listener,
            builder.archive,
            workFolder);
    this.catalogue =
        new CatalogueDesk(
            new CatalogueRefresh(
                catalogueServer,
                builder.profile.folders().catalogue(),
                builder.profile.fileNames().catalogue(builder.account),
                builder.listener,
                CatalogueDecoding.of(builder.decodeOptions),
                builder.largestRemovedShare,
                workFolder.resolve("catalogue")));
    this.checker =
        new ConnectionChecker(
            builder.account,
            builder.profile,
            catalogueServer,
            orderServer,
            new LocalCheck(builder.account.company(), ledger, opened, catalogue),
            builder.clock);
    this.clock = builder.clock;
    String company = builder.account.company();
    String node = builder.node;
    DeliverySettings delivery = builder.delivery;
    Dispatcher dispatcher =
        new Dispatcher(
            builder.account,
            builder.profile,
            builder.clock,
            ledger,
            orderServer,
            preflight,
            codecs.orderFileEncoder(builder.profile),
            builder.listener,
            builder.archive,
            new Dispatcher.Manner(
                builder.node, builder.claimTimeout, builder.doubtPolicy, builder.uploadCheck));
    this.orders =
        new OrderDesk(
            ledger,
            preflight,
            catalogue::snapshot,
            new Entry(company),
            dispatcher,
            new TakingBack(company, ledger, dispatcher),
            new Resubmission(company, builder.resubmitPolicy),
            new Doubts(company, ledger),
            new Adoption(
                company,
                ledger,
                codecs.decoder(DocumentKind.ORDERS),
                builder.profile.temporaryNames()),
            new OrderBook(company, builder.profile.trackingQuantity(), ledger),
            builder.submitPolicy,
            builder.pacing);
    this.reports =
        new ReportInbox(
            builder.account,
            builder.profile,
            ledger,
            orderServer,
            inbox,
            reportCodecs,
            new Agenda(company, builder.profile, ledger, builder.clock),
            name -> new EventFeed(ledger, new Subscriber(company, name), node, delivery));
    this.invoices =
        new InvoiceInbox(
            builder.profile,
            orderServer,
            inbox,
            new InvoiceDecoder(builder.decodeOptions, catalogue::snapshot),
            new InvoiceAuditor(
                company,
                builder.profile,
                ledger,
                new OrderBook(company, builder.profile.trackingQuantity(), ledger),
                catalogue::snapshot));
  }

  /**
   * Begins a client.
   *
   * @param account the merchant's account
   * @return a builder; servers, ledger and working folder are required
   */
  public static Builder builder(Account account) {
    return new Builder(account);
  }

  /**
   * Gives the door to the catalogue.
   *
   * @return the same object at each call
   */
  public CatalogueDesk catalogue() {
    return catalogue;
  }

  /**
   * Gives the door to orders.
   *
   * @return the same object at each call
   */
  public OrderDesk orders() {
    return orders;
  }

  /**
   * Gives the door to compliance, anomaly and tracking reports.
   *
   * @return the same object at each call
   */
  public ReportInbox reports() {
    return reports;
  }

  /**
   * Gives the door to invoices.
   *
   * @return the same object at each call
   */
  public InvoiceInbox invoices() {
    return invoices;
  }

  /**
   * Checks whether the client can work, as {@linkplain #check(Probing) with a probe}.
   *
   * @return what was found
   */
  public ConnectionReport check() {
    return check(Probing.WRITING);
  }

  /**
   * Checks whether the client can work: with its servers (connection, host key and login, each
   * folder, and the right to write, rename and remove where order files hide), and on its own side
   * (the ledger, the working folder, the catalogue that was taken over). Made for health
   * indicators: nothing is tried again, a server that is left alone isn't asked, and orders may be
   * sent meanwhile. It takes as long as the ledger keeps it waiting, and when the local catalogue
   * wasn't used before by this client, it is read.
   *
   * @param probing whether files may be written for it, which are removed again
   * @return what was found; what fails is in it and never thrown
   */
  public ConnectionReport check(Probing probing) {
    return checker.check(Objects.requireNonNull(probing, "probing"));
  }

  /**
   * Begins a runner, which polls and delivers for this account when it is worth it. The client
   * itself runs nothing.
   *
   * @param executor the application's own; the runner uses one of its threads at a time, and
   *     neither closes nor blocks it between its runs
   * @return a builder
   */
  public PollRunner.Builder runner(ScheduledExecutorService executor) {
    return new PollRunner.Builder(executor, clock, catalogue, reports, invoices);
  }

  private static <T> T required(@Nullable T value, String step) {
    if (value == null) {
      throw new IllegalArgumentException("client: " + step + "(…) is required");
    }
    return value;
  }

  /**
   * Collects what a client needs. Not thread-safe.
   *
   * @since 0.1.0
   */
  public static final class Builder {
    private static final int LONGEST_NODE_NAME = 100;

    private final Account account;
    private ServiceProfile profile = ServiceProfile.DOCUMENTED;
    private Clock clock = Clock.systemUTC();
    private PreflightSettings checks = PreflightSettings.DEFAULT;
    private DecodeOptions decodeOptions = DecodeOptions.DEFAULT;
    private BigDecimal largestRemovedShare = new BigDecimal("0.3");
    private TransferListener listener = TransferListener.NONE;
    private DocumentArchive archive = DocumentArchive.NONE;
    private SubmitPolicy submitPolicy = SubmitPolicy.SOUND_ORDERS;
    private ResubmitPolicy resubmitPolicy = ResubmitPolicy.REFUSED_UNDER_NEW_KEY;
    private DoubtPolicy doubtPolicy = DoubtPolicy.WAIT;
    private Pacing pacing = Pacing.ONCE_PER_PICK_UP;
    private UploadCheck uploadCheck = UploadCheck.SIZE;
    private DeliverySettings delivery = DeliverySettings.DEFAULT;
    private RetrySettings retries = RetrySettings.DEFAULT;
    private RetryListener retryListener = RetryListener.NONE;
    private Duration claimTimeout = Duration.ofMinutes(2);
    private String node = UUID.randomUUID().toString();
    private @Nullable FileTransport catalogueServer;
    private @Nullable FileTransport orderServer;
    private @Nullable OrderLedger ledger;
    private @Nullable Path workFolder;

    private Builder(Account account) {
      this.account = Objects.requireNonNull(account, "account");
    }

    /**
     * Sets the server of the catalogue (required).
     *
     * @param transport access to the catalogue login
     * @return this
     */
    public Builder catalogueServer(FileTransport transport) {
      catalogueServer = Objects.requireNonNull(transport, "catalogueServer");
      return this;
    }

    /**
     * Sets the server of orders and reports (required).
     *
     * @param transport access to the order login
     * @return this
     */
    public Builder orderServer(FileTransport transport) {
      orderServer = Objects.requireNonNull(transport, "orderServer");
      return this;
    }

    /**
     * Sets the memory of the client (required).
     *
     * @param value the ledger; only one that survives a restart keeps orders from being sent twice
     * @return this
     */
    public Builder ledger(OrderLedger value) {
      ledger = Objects.requireNonNull(value, "ledger");
      return this;
    }

    /**
     * Sets the local folder for downloads and the catalogue (required); made when it is missing.
     *
     * @param folder a folder of this client's own: what an earlier one left half in it is removed
     * @return this
     */
    public Builder workFolder(Path folder) {
      workFolder = Objects.requireNonNull(folder, "workFolder");
      return this;
    }

    /**
     * Sets how the supplier's service works; as documented by default.
     *
     * @param value the profile
     * @return this
     */
    public Builder profile(ServiceProfile value) {
      profile = Objects.requireNonNull(value, "profile");
      return this;
    }

    /**
     * Sets the clock; the system's by default.
     *
     * @param value the clock
     * @return this
     */
    public Builder clock(Clock value) {
      clock = Objects.requireNonNull(value, "clock");
      return this;
    }

    /**
     * Sets who is told of the progress of transfers; nobody by default.
     *
     * @param value the listener
     * @return this
     */
    public Builder progress(TransferListener value) {
      listener = Objects.requireNonNull(value, "progress");
      return this;
    }

    /**
     * Sets how strictly orders are checked before they are entered; as {@link
     * PreflightSettings#DEFAULT} by default.
     *
     * @param value the settings
     * @return this
     */
    public Builder checks(PreflightSettings value) {
      checks = Objects.requireNonNull(value, "checks");
      return this;
    }

    /**
     * Sets who receives each raw document, order files included; nobody by default.
     *
     * @param value the archive
     * @return this
     */
    public Builder archive(DocumentArchive value) {
      archive = Objects.requireNonNull(value, "archive");
      return this;
    }

    /**
     * Sets whether one order that can't be sent holds back those handed over with it; it doesn't by
     * default.
     *
     * @param value the policy
     * @return this
     */
    public Builder submitPolicy(SubmitPolicy value) {
      submitPolicy = Objects.requireNonNull(value, "submitPolicy");
      return this;
    }

    /**
     * Sets under which key an order goes again that the supplier refused (R22); under a new one by
     * default.
     *
     * @param value the policy
     * @return this
     */
    public Builder resubmitPolicy(ResubmitPolicy value) {
      resubmitPolicy = Objects.requireNonNull(value, "resubmitPolicy");
      return this;
    }

    /**
     * Sets what becomes of files of which nobody can tell whether they arrived; by default nothing
     * is sent again.
     *
     * @param value the policy
     * @return this
     */
    public Builder doubtPolicy(DoubtPolicy value) {
      doubtPolicy = Objects.requireNonNull(value, "doubtPolicy");
      return this;
    }

    /**
     * Sets how an upload is verified before it is renamed to its place; by its size by default.
     *
     * @param value the check
     * @return this
     */
    public Builder uploadCheck(UploadCheck value) {
      uploadCheck = Objects.requireNonNull(value, "uploadCheck");
      return this;
    }

    /**
     * Sets how often {@link OrderDesk#dispatch} makes new files; at most once in a pick-up period
     * by default.
     *
     * @param value the pacing
     * @return this
     */
    public Builder pacing(Pacing value) {
      pacing = Objects.requireNonNull(value, "pacing");
      return this;
    }

    /**
     * Sets how long a file that another client works on may stand still before this one takes it
     * over; two minutes by default, longer than a transport waits for a server that is silent. It
     * spares double work only: nothing is sent twice, however short it is. Zero where no other
     * process uses the ledger.
     *
     * @param value 0 or more
     * @return this
     * @throws IllegalArgumentException when negative
     */
    public Builder claimTimeout(Duration value) {
      Objects.requireNonNull(value, "claimTimeout");
      if (value.isNegative()) {
        throw new IllegalArgumentException("claim time-out " + value + ": expected 0 or more");
      }
      claimTimeout = value;
      return this;
    }

    /**
     * Sets how often and how long a server that fails is tried again; {@link RetrySettings#DEFAULT}
     * by default. Calls of the client take that much longer while a server is away; orders are
     * never sent twice for it, since only what may be repeated is. A server that is a {@link
     * RetryingTransport} already keeps its own settings.
     *
     * @param value the settings, {@link RetrySettings#none()} to try nothing again
     * @return this
     */
    public Builder retries(RetrySettings value) {
      return retries(value, RetryListener.NONE);
    }

    /**
     * Sets how often and how long a server that fails is tried again, and who is told.
     *
     * @param value the settings
     * @param told is told of each retry, and when a server is left alone
     * @return this
     */
    public Builder retries(RetrySettings value, RetryListener told) {
      retries = Objects.requireNonNull(value, "retries");
      retryListener = Objects.requireNonNull(told, "told");
      return this;
    }

    private FileTransport retrying(FileTransport server) {
      return server instanceof RetryingTransport || retries.equals(RetrySettings.none())
          ? server
          : RetryingTransport.around(server, retries, retryListener);
    }

    /**
     * Sets how events are handed over to handlers that throw; {@link DeliverySettings#DEFAULT} by
     * default.
     *
     * @param value the settings
     * @return this
     */
    public Builder delivery(DeliverySettings value) {
      delivery = Objects.requireNonNull(value, "delivery");
      return this;
    }

    /**
     * Names this client, so that it goes on at once with what it left open when it was restarted;
     * by default it has a name of its own each time, and waits for {@link #claimTimeout} before it
     * takes a file over, and for {@link DeliverySettings#turn} before it delivers events.
     *
     * @param name 1 to 100 characters, the same after a restart, and at no time that of two running
     *     clients
     * @return this
     * @throws IllegalArgumentException when blank or too long
     */
    public Builder node(String name) {
      Objects.requireNonNull(name, "node");
      if (name.isBlank() || name.length() > LONGEST_NODE_NAME) {
        throw new IllegalArgumentException(
            "node name of "
                + name.length()
                + " characters: expected 1 to "
                + LONGEST_NODE_NAME
                + ", not blank");
      }
      node = name;
      return this;
    }

    /**
     * Sets how documents are read: limits, tolerance (R7), and what isn't to be detected (R5).
     *
     * @param value the options; the meaning of the tracking's columns in them doesn't matter, since
     *     the client settles it by the orders that it knows (R26)
     * @return this
     */
    public Builder decodeOptions(DecodeOptions value) {
      decodeOptions = Objects.requireNonNull(value, "decodeOptions");
      return this;
    }

    /**
     * Sets the share of products that one catalogue may remove before it is refused as implausible.
     *
     * @param share from 0 to 1; 0.3 by default
     * @return this
     * @throws IllegalArgumentException when outside 0 to 1
     */
    public Builder largestRemovedShare(BigDecimal share) {
      Objects.requireNonNull(share, "largestRemovedShare");
      if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
        throw new IllegalArgumentException("largest removed share " + share + ": expected 0 to 1");
      }
      largestRemovedShare = share;
      return this;
    }

    /**
     * Makes the client; connects to nothing yet.
     *
     * @return the client
     * @throws IllegalArgumentException when a required part is missing
     * @throws DropshipException when the working folder can't be made or written
     */
    public DropshipClient build() {
      return new DropshipClient(this);
    }
  }
}
