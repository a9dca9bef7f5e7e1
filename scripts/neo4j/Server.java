// Neo4j in one process on a loopback port: `java -cp … Server.java FOLDER PORT`; ends when its standard input does.
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.neo4j.configuration.Config;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.HttpConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.harness.Neo4j;
import org.neo4j.harness.Neo4jBuilders;
import org.neo4j.kernel.internal.GraphDatabaseAPI;

public class Server {
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]).toAbsolutePath();
    Neo4j server =
        Neo4jBuilders.newInProcessBuilder(folder)
            .withDisabledServer()
            .withConfig(BoltConnector.listen_address, new SocketAddress("127.0.0.1", Integer.parseInt(args[1])))
            .withConfig(HttpConnector.enabled, false)
            .withConfig(GraphDatabaseSettings.auth_enabled, true)
            .withConfig(GraphDatabaseSettings.load_csv_file_url_root, folder)
            .build();
    server
        .databaseManagementService()
        .database("system")
        .executeTransactionally(
            "ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED",
            Map.of("password", System.getenv("NEO4J_PASSWORD")));
    followReadOnly(server, folder.resolve("read-only"));
    System.out.println("ready " + server.boltURI());
    // Whoever started it holds the other end of the pipe: a killed test run leaves no server behind.
    while (System.in.read() != -1) {}
    server.close();
    System.exit(0);
  }

  /** For tests: while this file exists the database only reads. By a query only the Enterprise edition can do that. */
  private static void followReadOnly(Neo4j server, Path file) {
    Config config =
        ((GraphDatabaseAPI) server.defaultDatabaseService()).getDependencyResolver().resolveDependency(Config.class);
    Thread thread =
        new Thread(
            () -> {
              try {
                for (boolean before = false; ; Thread.sleep(100)) {
                  boolean readOnly = Files.exists(file);
                  if (readOnly == before) continue;
                  before = readOnly;
                  Set<String> databases = readOnly ? Set.of("neo4j") : Set.of();
                  config.setDynamic(GraphDatabaseSettings.read_only_databases, databases, "evigraph");
                }
              } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
              }
            });
    thread.setDaemon(true);
    thread.start();
  }
}
