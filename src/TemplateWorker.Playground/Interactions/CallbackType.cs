namespace TemplateWorker.Playground.Interactions;

/// <summary>How a bot may answer an interaction; numbers are Discord's.</summary>
enum CallbackType
{
    Message = 4,
    DeferredMessage = 5,
    DeferredUpdate = 6,
    UpdateMessage = 7,
    Choices = 8,
    Modal = 9,
}
