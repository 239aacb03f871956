using TemplateWorker.Storage.Tests.KeyValue.Behaviour;
using TemplateWorker.Testing;

namespace TemplateWorker.Storage.Tests.KeyValue;

public sealed class PostgresExpiryTests(PostgresFixture postgres) : ExpiryBehaviour(limits => PostgresScene.OpenAsync(postgres, limits));
