// Messages that answer interactions.
declare module "templateworker" {
  /** A message that answers an interaction. */
  export interface InteractionMessageBody {
    /** Shows it only to the member who used the command, button, menu or modal. */
    ephemeral?: boolean;
    /** The text; at most 2000 characters. */
    content?: string | null;
    /** Boxes with title, fields and images under the text; at most 10. */
    embeds?: EmbedBody[] | null;
    /** Whom the message may notify. Without it: nobody, whoever it mentions. */
    allowed_mentions?: AllowedMentions | null;
    /** Buttons, menus and layout of the message. */
    components?: (ActionRow | Container | FileDisplay | MediaGallery | Section | Separator | TextDisplay)[] | null;
    /** Files of the message. */
    attachments?: AttachmentBody[] | null;
    /** Files to send with it; at most 10. */
    files?: FileBody[] | null;
    /** A poll that members can vote in. */
    poll?: PollBody | null;
    /** Whether it is read aloud. */
    tts?: boolean | null;
    /** Bits: 4 hides embeds, 64 is `ephemeral`, 4096 notifies nobody, 32768 allows the newer components. */
    flags?: number | null;
  }

  /** What to change about such a message; what is left out stays, `null` or `[]` takes it away. */
  export interface EditInteractionMessageBody {
    /** The text; at most 2000 characters. */
    content?: string | null;
    /** Boxes with title, fields and images under the text; at most 10. */
    embeds?: EmbedBody[] | null;
    /** Whom the message may notify. Without it: nobody, whoever it mentions. */
    allowed_mentions?: AllowedMentions | null;
    /** Buttons, menus and layout of the message. */
    components?: (ActionRow | Container | FileDisplay | MediaGallery | Section | Separator | TextDisplay)[] | null;
    /** The files to keep. */
    attachments?: AttachmentBody[] | null;
    /** Files to send with it; at most 10. */
    files?: FileBody[] | null;
    /** A poll that members can vote in. */
    poll?: PollBody | null;
    /** Bits: 4 hides embeds, 32768 allows the newer components. */
    flags?: number | null;
  }

  /** A window with fields that the member fills in. */
  export interface ModalBody {
    /** Your own id, at most 100 characters; the name that `modal` listens to. */
    custom_id: string;
    /** What stands above it, at most 45 characters. */
    title: string;
    /** Its fields; at most five. */
    components: ModalComponent[];
  }

  /** A modal of text inputs, in short form. */
  export interface SimpleModalBody {
    /** Your own id, at most 100 characters; the name that `modal` listens to. */
    custom_id: string;
    /** What stands above it, at most 45 characters. */
    title: string;
    /** Its text inputs; at most five. */
    fields: ModalField[];
  }

  /** A text input of a modal, in short form. */
  export interface ModalField {
    /** Your own id, the text's name in `interaction.fields`. */
    custom_id: string;
    /** Its name, at most 45 characters. */
    label: string;
    /** A line under the name, at most 100 characters. */
    description?: string;
    /** One line (when left out), or several. */
    style?: "short" | "paragraph";
    /** Whether it must be filled in; yes when left out. */
    required?: boolean;
    /** What it says while it is empty, at most 100 characters. */
    placeholder?: string;
    /** Text that is there to begin with. */
    value?: string;
    /** Fewest characters. */
    min_length?: number;
    /** Most characters; at most 4000. */
    max_length?: number;
  }
}
