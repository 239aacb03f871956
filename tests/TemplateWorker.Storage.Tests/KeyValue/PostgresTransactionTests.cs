using TemplateWorker.Storage.Tests.KeyValue.Behaviour;
using TemplateWorker.Testing;

namespace TemplateWorker.Storage.Tests.KeyValue;

public sealed class PostgresTransactionTests(PostgresFixture postgres) : TransactionBehaviour(limits => PostgresScene.OpenAsync(postgres, limits));
