using TemplateWorker.Storage.Tests.KeyValue.Behaviour;
using TemplateWorker.Testing;

namespace TemplateWorker.Storage.Tests.KeyValue;

public sealed class PostgresIncrementTests(PostgresFixture postgres) : IncrementBehaviour(limits => PostgresScene.OpenAsync(postgres, limits));
