using TemplateWorker.Storage.Tests.KeyValue.Behaviour;
using TemplateWorker.Testing;

namespace TemplateWorker.Storage.Tests.KeyValue;

public sealed class PostgresSortedListTests(PostgresFixture postgres) : SortedListBehaviour(limits => PostgresScene.OpenAsync(postgres, limits));
