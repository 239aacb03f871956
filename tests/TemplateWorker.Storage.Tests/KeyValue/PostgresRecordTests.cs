using TemplateWorker.Storage.Tests.KeyValue.Behaviour;
using TemplateWorker.Testing;

namespace TemplateWorker.Storage.Tests.KeyValue;

public sealed class PostgresRecordTests(PostgresFixture postgres) : RecordBehaviour(limits => PostgresScene.OpenAsync(postgres, limits));
